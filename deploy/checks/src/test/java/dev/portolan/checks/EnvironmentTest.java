package dev.portolan.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The variables that a deployment sets are those that the service reads: none is forgotten, none is said in vain.
class EnvironmentTest {
    static final List<String> SERVICES = Repo.SERVICES;

    private static final Pattern ROW = Pattern.compile("^\\| `([A-Z_]+)` \\| ([^|]+) \\| ([^|]+) \\|.*");

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theChartSetsWhatTheServiceReads(String service) {
        assertThat(new TreeSet<>(
                        Environment.ofChart(Chart.render(Chart.ALL_ON), service).keySet()))
                .isEqualTo(Variables.deployed(service));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theSmallestValuesSetAtLeastWhatHasNoDefault(String service) {
        var needed = new TreeSet<String>();
        Variables.readBy(service).forEach((name, hasDefault) -> {
            if (!hasDefault) {
                needed.add(name);
            }
        });

        assertThat(needed).hasSizeGreaterThanOrEqualTo(2);
        assertThat(Environment.ofChart(Chart.render(Chart.ALL_OFF), service).keySet())
                .containsAll(needed);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void composeSetsWhatTheServiceReads(String service) {
        assertThat(new TreeSet<>(Environment.ofCompose(service).keySet())).isEqualTo(Variables.deployed(service));
    }

    @Test
    void theDocsListEachVariableWithItsServices() {
        var read = new TreeMap<String, TreeSet<String>>();
        for (var service : Repo.SERVICES) {
            Variables.readBy(service)
                    .keySet()
                    .forEach(name ->
                            read.computeIfAbsent(name, _ -> new TreeSet<>()).add(service));
        }

        var documented = new TreeMap<String, TreeSet<String>>();
        Repo.read("docs/operations.md").lines().forEach(line -> {
            var row = ROW.matcher(line);
            if (row.matches()) {
                var services = row.group(2).strip();
                documented.put(
                        row.group(1),
                        new TreeSet<>(services.equals("all") ? Repo.SERVICES : List.of(services.split(",\\s*"))));
            }
        });

        assertThat(documented).isEqualTo(read);
    }
}
