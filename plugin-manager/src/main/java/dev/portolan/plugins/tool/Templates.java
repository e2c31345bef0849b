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
    private static final List<String> COMMON = List.of("icon.svg", "README.md", "CHANGELOG.md");
    private static final List<String> RUNBOOK = List.of(
            "config.schema.json",
            "i18n/de.json",
            "examples/card.json",
            "examples/card-without-runbook.json",
            "examples/test.json");
    private static final Map<String, List<String>> OWN = Map.of(
            "js", and(RUNBOOK, "plugin.yaml", "plugin.js"),
            "declarative", and(RUNBOOK, "plugin.yaml", "functions.yaml"),
            "wasm",
                    List.of(
                            "plugin.yaml",
                            "plugin.wasm",
                            "README.md",
                            "src/package.json",
                            "src/package-lock.json",
                            "src/assembly/plugin.ts",
                            "src/assembly/host.ts",
                            "src/assembly/json.ts",
                            "examples/card.json",
                            "examples/test.json"),
            "remote",
                    List.of(
                            "plugin.yaml",
                            "config.schema.json",
                            "README.md",
                            "src/server.mjs",
                            "examples/card.json",
                            "examples/test-error.json"));

    private Templates() {}

    private static List<String> and(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    /// @param path in the plugin's folder
    @SuppressWarnings("ArrayRecordComponent")
    record File(String path, byte[] content) {}

    static SortedSet<String> runtimes() {
        return new TreeSet<>(OWN.keySet());
    }

    /// @param names what stands for `{{id}}` and so on
    /// @return empty when nothing is known of such a runtime
    static List<File> of(String runtime, Map<String, String> names) {
        var own = OWN.getOrDefault(runtime, List.of());
        return own.isEmpty()
                ? List.of()
                : Stream.concat(COMMON.stream(), own.stream())
                        .distinct()
                        .map(path -> file(runtime, path, names))
                        .toList();
    }

    /// What a runtime has not of its own is common.
    private static File file(String runtime, String path, Map<String, String> names) {
        var own = Templates.class.getResource(FOLDER + runtime + "/" + path) != null;
        try (var resource = Templates.class.getResourceAsStream(FOLDER + (own ? runtime : "common") + "/" + path)) {
            if (resource == null) {
                throw new IllegalStateException("no template " + runtime + "/" + path);
            }
            var bytes = resource.readAllBytes();
            return new File(path, path.endsWith(".wasm") ? bytes : filled(bytes, names));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] filled(byte[] template, Map<String, String> names) {
        var text = new String(template, StandardCharsets.UTF_8);
        for (var name : names.entrySet()) {
            text = text.replace("{{" + name.getKey() + "}}", name.getValue());
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
