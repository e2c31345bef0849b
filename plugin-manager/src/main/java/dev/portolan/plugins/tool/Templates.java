package dev.portolan.plugins.tool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a new plugin begins with, by runtime. The files are resources of this class; `{{id}}`, `{{publisher}}` and
/// `{{title}}` stand for what the author has chosen.
final class Templates {
    private static final String FOLDER = "templates/";
    private static final List<String> COMMON = List.of(
            "config.schema.json",
            "icon.svg",
            "i18n/de.json",
            "README.md",
            "CHANGELOG.md",
            "examples/card.json",
            "examples/card-without-runbook.json",
            "examples/test.json");
    private static final Map<String, List<String>> OWN = Map.of("js", List.of("plugin.yaml", "plugin.js"));

    private Templates() {}

    /// @param path in the plugin's folder
    record File(String path, String text) {}

    static SortedSet<String> runtimes() {
        return new TreeSet<>(OWN.keySet());
    }

    /// @return empty when nothing is known of such a runtime
    static List<File> of(String runtime) {
        var own = OWN.getOrDefault(runtime, List.of());
        return own.isEmpty()
                ? List.of()
                : Stream.concat(
                                COMMON.stream()
                                        .filter(path -> !own.contains(path))
                                        .map(path -> file("common", path)),
                                own.stream().map(path -> file(runtime, path)))
                        .toList();
    }

    private static File file(String folder, String path) {
        try (var resource = Templates.class.getResourceAsStream(FOLDER + folder + "/" + path)) {
            if (resource == null) {
                throw new IllegalStateException("no template " + folder + "/" + path);
            }
            return new File(path, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
