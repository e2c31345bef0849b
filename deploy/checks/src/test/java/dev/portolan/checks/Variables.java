package dev.portolan.checks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// The environment variables that a service reads in production: `${PORTOLAN_...}` and `${KAFKA_...}` in its settings
/// and, where it has a database, in the kernel's.
final class Variables {
    /// For a developer's machine, or fixed by the image: no deployment sets them.
    static final Set<String> NOT_DEPLOYED = Set.of("PORTOLAN_HOST", "PORTOLAN_PORT", "PORTOLAN_MANAGEMENT_PORT");

    private static final String KERNEL = "platform/kernel/src/main/resources/META-INF/microprofile-config.properties";
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{((?:PORTOLAN|KAFKA)_[A-Z0-9_]+)(:[^}]*)?}");

    private Variables() {}

    /// By name, whether each has a default.
    static Map<String, Boolean> readBy(String service) {
        var found = new TreeMap<String, Boolean>();
        scan(Repo.read(service + "/src/main/resources/application.properties"), found);
        if (!service.equals("web-ui")) {
            scan(Repo.read(KERNEL), found);
        }
        return found;
    }

    /// What a deployment that makes use of everything sets.
    static Set<String> deployed(String service) {
        var all = new TreeSet<>(readBy(service).keySet());
        all.removeAll(NOT_DEPLOYED);
        return all;
    }

    private static void scan(String properties, Map<String, Boolean> found) {
        var values = new LinkedHashMap<String, String>();
        properties
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("%") && line.contains("="))
                .forEach(line -> values.put(line.substring(0, line.indexOf('=')), line));
        for (var line : values.values()) {
            var variables = VARIABLE.matcher(line);
            while (variables.find()) {
                found.merge(variables.group(1), variables.group(2) != null, Boolean::logicalAnd);
            }
        }
    }
}
