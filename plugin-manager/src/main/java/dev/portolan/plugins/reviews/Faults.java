package dev.portolan.plugins.reviews;

import dev.portolan.plugins.scanning.Rule;
import dev.portolan.plugins.scanning.ScanFinding;
import dev.portolan.plugins.schema.Finding;
import java.util.List;

/// Says what was found by reading a package in the manner of what was found by scanning it.
public final class Faults {
    static final ScanFinding UNREADABLE = ScanFinding.error(
            Rule.PACKAGE,
            "",
            "a package that was given up",
            "a package that can be looked at in time",
            "The package could not be looked at, however often it was tried.");

    private Faults() {}

    public static List<ScanFinding> of(List<Finding> findings) {
        return findings.stream()
                .map(finding -> ScanFinding.error(
                        rule(finding.path()), finding.path(), finding.found(), finding.expected(), finding.message()))
                .toList();
    }

    private static Rule rule(String path) {
        return switch (path) {
            case "SIGNATURE" -> Rule.SIGNATURE;
            case "code" -> Rule.CODE;
            default -> Rule.PACKAGE;
        };
    }
}
