package dev.portolan.plugins.scanning;

import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.world.Author;
import java.util.LinkedHashMap;
import java.util.Map;

/// A package that is in order, and ways to spoil it.
final class Packages {
    static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: %s
            publisher: acme
            version: 1.0.0
            title: "%s"
            summary: Shows a text.
            runtime: {kind: js, main: plugin.js}
            permissions: [%s]
            limits: {memoryMiB: %d}
            extensions:
              - {point: home.widget, id: widget, title: Widget, function: widget}
            """;

    private Packages() {}

    static Map<String, byte[]> files() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("plugin.yaml", Author.bytes(MANIFEST.formatted("metrics", "Metrics", "", 16)));
        files.put("plugin.js", Author.bytes("export function widget() { return {}; }"));
        files.put("README.md", Author.bytes("# Metrics\n"));
        return files;
    }

    static PluginPackage with(String path, String content) {
        var files = files();
        files.put(path, Author.bytes(content));
        return of(files);
    }

    static PluginPackage named(String id, String title) {
        return with("plugin.yaml", MANIFEST.formatted(id, title, "", 16));
    }

    static PluginPackage of(Map<String, byte[]> files) {
        return switch (PluginPackage.ofZip(Author.zip(files))) {
            case PluginPackage.Result.Accepted(var content) -> content;
            case PluginPackage.Result.Refused(var findings) -> throw new AssertionError(findings);
        };
    }
}
