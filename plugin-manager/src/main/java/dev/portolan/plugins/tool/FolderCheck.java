package dev.portolan.plugins.tool;

import dev.portolan.plugins.examples.AuthorsRuntime;
import dev.portolan.plugins.examples.Places;
import dev.portolan.plugins.marketplace.Programs;
import dev.portolan.plugins.packages.PackageFiles;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.PluginPackage.Result.Accepted;
import dev.portolan.plugins.packages.PluginPackage.Result.Refused;
import dev.portolan.plugins.reviews.Faults;
import dev.portolan.plugins.runtime.Inspection;
import dev.portolan.plugins.runtime.PluginRuntime;
import dev.portolan.plugins.scanning.PackageScan;
import dev.portolan.plugins.scanning.Rule;
import dev.portolan.plugins.scanning.ScanFinding;
import dev.portolan.plugins.scanning.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at a folder as a marketplace looks at the package made of it: archive, form, code, what may be hidden.
final class FolderCheck {
    /// The version that releases are checked against here; a portal may have another.
    private static final String PLATFORM = "1.0.0";

    private final PluginRuntime runtime;

    FolderCheck(PluginRuntime runtime) {
        this.runtime = runtime;
    }

    /// @param content absent when the folder is no package
    /// @param findings with their lines; those that a marketplace only notes are left out
    record Checked(PackageFiles files, @Nullable PluginPackage content, List<ScanFinding> findings) {
        Checked {
            findings = List.copyOf(findings);
        }

        /// The package, where a marketplace would take it.
        Optional<PluginPackage> sound() {
            return findings.stream().noneMatch(one -> one.severity() == Severity.ERROR)
                    ? Optional.ofNullable(content)
                    : Optional.empty();
        }
    }

    Checked check(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(folder + " is no folder.");
        }
        var files = PluginPackage.filesOf(folder);
        var found = new ArrayList<>(PackageScan.archive(files.zip()));
        var content = switch (PluginPackage.ofFolder(folder)) {
            case Refused(var faults) -> {
                found.addAll(Faults.of(faults));
                yield null;
            }
            case Accepted(var read) -> {
                found.addAll(code(read));
                found.addAll(fit(read));
                found.addAll(scan(read));
                yield read;
            }
        };
        return new Checked(
                files, content, found.stream().map(one -> placed(files, one)).toList());
    }

    private List<ScanFinding> code(PluginPackage content) {
        var main = AuthorsRuntime.main(content);
        return switch (runtime.inspect(Programs.inspected(content))) {
            case Inspection.Broken(var message, var line) ->
                List.of(new ScanFinding(
                        Rule.CODE, Severity.ERROR, main, line, "code that does not load", "code that loads", message));
            case Inspection.Elsewhere() -> List.of();
            case Inspection.Loaded(var functions) -> exported(content, main, functions);
        };
    }

    private static List<ScanFinding> exported(PluginPackage content, String main, Set<String> functions) {
        var absent = new ArrayList<>(content.functions());
        absent.removeAll(functions);
        return absent.isEmpty()
                ? List.of()
                : List.of(ScanFinding.error(
                        Rule.CODE,
                        main,
                        functions.isEmpty() ? "no exported function" : String.join(", ", functions),
                        "exported functions " + String.join(", ", absent),
                        "The manifest names functions that the code does not export."));
    }

    private static List<ScanFinding> fit(PluginPackage content) {
        var requires = content.manifest().operation().requires();
        return requires.fits(PLATFORM)
                ? List.of()
                : List.of(ScanFinding.error(
                        Rule.PACKAGE,
                        "plugin.yaml#/requires/portolan",
                        requires.portolan(),
                        "a range with " + PLATFORM,
                        "It does not run on this version of the platform."));
    }

    /// What a release may do is for a person to judge, not for this.
    private static List<ScanFinding> scan(PluginPackage content) {
        return PackageScan.content(content, null, List.of()).findings().stream()
                .filter(finding -> finding.rule() != Rule.CAPABILITIES)
                .toList();
    }

    /// With the line of what it names, where it has none.
    static ScanFinding placed(PackageFiles files, ScanFinding finding) {
        var mark = finding.path().indexOf('#');
        if (finding.line() != null || mark < 0) {
            return finding;
        }
        var file = finding.path().substring(0, mark);
        var line = files.text(file)
                .map(text -> Places.of(file, text).line(finding.path().substring(mark + 1)))
                .orElse(null);
        return new ScanFinding(
                finding.rule(),
                finding.severity(),
                finding.path(),
                line,
                finding.found(),
                finding.expected(),
                finding.message());
    }
}
