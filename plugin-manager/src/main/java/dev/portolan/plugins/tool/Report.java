package dev.portolan.plugins.tool;

import dev.portolan.plugins.examples.Flaw;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.permissions.Consent;
import dev.portolan.plugins.scanning.ScanFinding;
import dev.portolan.plugins.scanning.Severity;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes what was found for people: the place first, in the form that editors and terminals make links of.
record Report(PrintStream out) {
    void findings(List<ScanFinding> findings) {
        for (var finding : findings) {
            var mark = finding.path().indexOf('#');
            var file = mark < 0 ? finding.path() : finding.path().substring(0, mark);
            var pointer = mark < 0 ? "" : finding.path().substring(mark + 1);
            out.println(place(file.isEmpty() ? "package" : file, finding.line())
                    + " " + finding.severity().name().toLowerCase(Locale.ROOT) + " (" + finding.rule() + ")"
                    + (pointer.isEmpty() ? "" : " at " + pointer));
            detail(finding.message(), finding.expected(), finding.found());
        }
    }

    void flaws(List<Flaw> flaws) {
        for (var flaw : flaws) {
            out.println("  " + place(flaw.file(), flaw.line()) + " " + flaw.message());
            line("expected", flaw.expected());
            line("found", flaw.found());
        }
    }

    /// What a sound plugin is, and what admins will be asked.
    void summary(PluginPackage content) {
        var files = content.files();
        var bytes = files.paths().stream().mapToInt(files::size).sum();
        out.println("%s is in order: %d files, %,d KiB."
                .formatted(content.manifest().release(), files.paths().size(), (bytes + 1023) / 1024));
        for (var permission : content.manifest().operation().permissions()) {
            out.println("  An admin will be asked: "
                    + Consent.describe(permission).title() + " (" + permission.text() + ")");
        }
    }

    static String count(List<ScanFinding> findings) {
        var errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        var warnings = findings.size() - errors;
        return plural(errors, "error") + ", " + plural(warnings, "warning");
    }

    static String plural(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private void detail(String message, String expected, String found) {
        out.println("    " + message);
        line("expected", expected);
        line("found", found);
    }

    private void line(String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            out.println("    %-9s %s".formatted(name, text.replace('\n', ' ')));
        }
    }

    private static String place(String file, @Nullable Integer line) {
        return line == null ? file + ":" : file + ":" + line + ":";
    }
}
