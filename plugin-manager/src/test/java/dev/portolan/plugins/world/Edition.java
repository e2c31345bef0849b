package dev.portolan.plugins.world;

import java.util.LinkedHashMap;
import java.util.Map;

/// One release of a plugin that grows from release to release: what it asks for, how its settings look, and what
/// its functions say is up to the test.
///
/// @param requires further members of `requires`, or an empty text
/// @param code of the functions `health` and `migrate`
public record Edition(
        String id, String version, String requires, String permissions, int timeoutMs, String config, String code) {
    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: %s
            publisher: testers
            version: %s
            title: Growing
            summary: Changes from release to release.
            categories: [testing]
            license: Apache-2.0
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"%s}
            permissions: %s
            limits: {timeoutMs: %d, memoryMiB: 16, callsPerMinute: 600, outputKiB: 64, hostCalls: 5}
            config: %s
            extensions:
              - {point: home.widget, id: widget, title: Widget, function: widget, refresh: 10s}
              - {point: home.widget, id: broken, title: Broken, function: broken, refresh: 10s}
            """;
    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object",
             "properties": {
               "mood": {"type": "string", "title": "Mood", "default": "good"}
             }}
            """;
    private static final String CODE = """
            export async function widget({config}) {
              return {block: 'text', markdown: 'release %s ' + JSON.stringify(config)};
            }
            export async function broken() { throw new Error('it broke'); }
            %s
            """;
    private static final String WELL = "export async function health() { return {ok: true}; }\n";
    private static final String ILL =
            "export async function health() { return {ok: false, message: 'the server says no'}; }\n";

    /// A release that asks for nothing.
    public static Edition of(String id, String version) {
        return new Edition(id, version, "", "[]", 1000, "{version: 1, health: health}", WELL);
    }

    public Edition needing(String requires) {
        return new Edition(id, version, requires, permissions, timeoutMs, config, code);
    }

    public Edition asking(String permissions) {
        return new Edition(id, version, requires, permissions, timeoutMs, config, code);
    }

    public Edition taking(int millis) {
        return new Edition(id, version, requires, permissions, millis, config, code);
    }

    /// Its health function finds fault.
    public Edition ill() {
        return new Edition(id, version, requires, permissions, timeoutMs, config, ILL);
    }

    /// Has settings of version 2, to which this function brings those of version 1.
    ///
    /// @param body of `migrate({input})`
    public Edition migrating(String body) {
        return new Edition(
                id,
                version,
                requires,
                permissions,
                timeoutMs,
                "{version: 2, health: health, migrate: migrate}",
                WELL + "export async function migrate({input}) { " + body + " }\n");
    }

    /// The package, with the schema of the other releases.
    public Map<String, String> files() {
        return files(SCHEMA);
    }

    public Map<String, String> files(String schema) {
        var files = new LinkedHashMap<String, String>();
        files.put("plugin.yaml", MANIFEST.formatted(id, version, requires, permissions, timeoutMs, config));
        files.put("config.schema.json", schema);
        files.put("plugin.js", CODE.formatted(version, code));
        files.put("README.md", "# Growing\n");
        files.put("CHANGELOG.md", "## " + version + "\nBetter.\n");
        return files;
    }

    /// A schema with a secret for `https://example.com`, to which the release must ask to connect.
    public static String withSecret(String schema) {
        return schema.replace(
                "\"properties\": {",
                "\"properties\": {\"token\": {\"type\": \"string\", \"title\": \"Token\","
                        + " \"x-secret\": {\"for\": \"https://example.com\"}},");
    }

    /// The schema of most releases.
    public static String schema() {
        return SCHEMA;
    }

    /// A schema of one required setting more, and a text for it to begin with, or none.
    public static String schemaWith(String name, String more) {
        return SCHEMA.replace(
                "\"properties\": {",
                "\"required\": [\"" + name + "\"], \"properties\": {\"" + name
                        + "\": {\"type\": \"string\", \"title\": \"New\"" + more + "},");
    }
}
