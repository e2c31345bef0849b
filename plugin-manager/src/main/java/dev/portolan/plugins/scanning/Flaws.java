package dev.portolan.plugins.scanning;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Collects findings, so many of each rule and severity: harmless ones never crowd out others. For one thread.
final class Flaws {
    private static final int MOST_OF_A_KIND = 20;

    private final List<ScanFinding> found = new ArrayList<>();
    private final Map<Rule, Map<Severity, Integer>> counts = new EnumMap<>(Rule.class);

    void add(ScanFinding finding) {
        var count = counts.computeIfAbsent(finding.rule(), _ -> new EnumMap<>(Severity.class))
                .merge(finding.severity(), 1, Integer::sum);
        if (count <= MOST_OF_A_KIND) {
            found.add(finding);
        }
    }

    List<ScanFinding> list() {
        return List.copyOf(found);
    }
}
