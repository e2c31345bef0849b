package dev.portolan.plugins.world;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A plugin of which a test says itself what extensions it has and what their functions do.
///
/// @param extensions each as in a manifest: `{point: ..., id: ..., title: ..., function: ...}`
/// @param code JavaScript of the functions
public record Crafted(
        String id, String version, String permissions, String limits, List<String> extensions, String code) {
    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: %s
            publisher: testers
            version: %s
            title: Crafted
            summary: Does what a test needs.
            categories: [testing]
            license: Apache-2.0
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"}
            permissions: %s
            limits: %s
            extensions:
            """;
    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object",
             "properties": {"mood": {"type": "string", "title": "Mood", "default": "good"}}}
            """;
    private static final String LIMITS =
            "{timeoutMs: 3000, memoryMiB: 16, callsPerMinute: 6000, outputKiB: 256, hostCalls: 50}";

    public static Crafted of(String id, String code, String... extensions) {
        return new Crafted(id, "1.0.0", "[]", LIMITS, List.of(extensions), code);
    }

    public Crafted version(String other) {
        return new Crafted(id, other, permissions, limits, extensions, code);
    }

    /// @param permissions as in a manifest, for example `[catalog.entity.read]`
    public Crafted asking(String permissions) {
        return new Crafted(id, version, permissions, limits, extensions, code);
    }

    public Crafted limits(String other) {
        return new Crafted(id, version, permissions, other, extensions, code);
    }

    public Crafted doing(String code, String... extensions) {
        return new Crafted(id, version, permissions, limits, List.of(extensions), code);
    }

    public Map<String, String> files() {
        var files = new LinkedHashMap<String, String>();
        var manifest = new StringBuilder(MANIFEST.formatted(id, version, permissions, limits));
        extensions.forEach(
                extension -> manifest.append("  - ").append(extension).append('\n'));
        files.put("plugin.yaml", manifest.toString());
        files.put("config.schema.json", SCHEMA);
        files.put("plugin.js", code);
        files.put("README.md", "# Crafted\n");
        files.put("CHANGELOG.md", "## " + version + "\n");
        return files;
    }
}
