package dev.portolan.plugins.scanning;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.packages.PluginPackage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Scans packages. Knows nothing beyond what it is given, and changes nothing.
public final class PackageScan {
    private PackageScan() {}

    /// Looks at the bytes, before anything is read from them.
    public static List<ScanFinding> archive(byte[] zip) {
        var flaws = new Flaws();
        new ArchiveRule(flaws).check(zip);
        return flaws.list();
    }

    /// Looks into a package that is in order otherwise.
    ///
    /// @param before the release before it; null for a plugin's first
    /// @param others how other publishers call their plugins
    public static Scanned content(PluginPackage content, @Nullable PluginPackage before, List<KnownName> others) {
        var flaws = new Flaws();
        new SecretRule(flaws).check(content.files());
        new UnicodeRule(flaws).check(content.files(), decoded(content));
        var manifest = content.manifest();
        new LookAlikeRule(flaws)
                .check(
                        new KnownName(
                                manifest.release().plugin(), manifest.listing().title()),
                        others);
        var capabilities = Capabilities.difference(before, content);
        compare(flaws, before, capabilities);
        return new Scanned(flaws.list(), capabilities);
    }

    private static void compare(Flaws flaws, @Nullable PluginPackage before, Capabilities capabilities) {
        var added = String.join("; ", capabilities.added());
        if (before == null) {
            flaws.add(ScanFinding.warning(
                    Rule.CAPABILITIES,
                    "plugin.yaml",
                    added.isEmpty() ? "nothing that is asked for" : added,
                    "what earlier releases could do",
                    "This is the plugin's first release."));
        } else if (!capabilities.added().isEmpty()) {
            flaws.add(ScanFinding.warning(
                    Rule.CAPABILITIES,
                    "plugin.yaml",
                    added,
                    "what %s could do".formatted(before.manifest().release()),
                    "It can do more than the release before."));
        }
    }

    private static Map<String, JsonNode> decoded(PluginPackage content) {
        var decoded = new HashMap<String, JsonNode>();
        for (var path : content.files().paths()) {
            content.files()
                    .text(path)
                    .filter(text -> text.contains("\\"))
                    .flatMap(text -> StructuredText.read(path, text))
                    .ifPresent(json -> decoded.put(path, json));
        }
        return decoded;
    }

    /// @param capabilities beside the release before
    public record Scanned(List<ScanFinding> findings, Capabilities capabilities) {
        public Scanned {
            findings = List.copyOf(findings);
        }
    }
}
