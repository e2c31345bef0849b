package dev.portolan.checks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The table "Addresses" of docs/architecture.md, and addresses to try it with.
final class Addresses {
    private static final Pattern ROW = Pattern.compile("^\\| (.*`/.*|the rest.*|every other.*) \\| ([a-z-]+) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Addresses() {}

    /// Which service each of these addresses belongs to: one or more of each row, and those that look alike.
    static Map<String, String> samples() {
        var samples = new LinkedHashMap<String, String>();
        table().forEach((pattern, service) -> {
            for (var path : expand(pattern)) {
                samples.put(path, service);
                samples.put(path + "/further/down", service);
            }
        });
        // A name that only begins alike is not meant.
        samples.put("/api/tenants/acme/catalogue", "tenant-service");
        samples.put("/api/tenants/acme/members/search", "tenant-service");
        samples.put("/api/marketplaces", "tenant-service");
        samples.put("/api/operator/tenants", "tenant-service");
        samples.put("/api/token", "tenant-service");
        samples.put("/api/tenants/catalog/members", "tenant-service");
        samples.put("/hooksome", "web-ui");
        samples.put("/apis", "web-ui");
        samples.put("/", "web-ui");
        samples.put("/acme/catalog", "web-ui");
        return samples;
    }

    /// Pattern to service, in the order of the table.
    static Map<String, String> table() {
        var table = new LinkedHashMap<String, String>();
        for (var line : Repo.read("docs/architecture.md").lines().toList()) {
            var row = ROW.matcher(line);
            if (row.matches()) {
                var codes = CODE.matcher(row.group(1));
                while (codes.find()) {
                    table.put(codes.group(1), row.group(2));
                }
            }
        }
        return table;
    }

    private static List<String> expand(String pattern) {
        var path = pattern.replace("/**", "")
                .replace("/...", "")
                .replace("/*/", "/acme/")
                .replace("{tenant}", "acme");
        if (path.equals("/api")) {
            return List.of("/api/me"); // every other
        }
        var open = path.indexOf('{');
        if (open < 0) {
            return List.of(path);
        }
        var close = path.indexOf('}');
        var paths = new ArrayList<String>();
        for (var choice : path.substring(open + 1, close).split(",")) {
            paths.add(path.substring(0, open) + choice + path.substring(close + 1));
        }
        return paths;
    }
}
