package dev.portolan.system;

import java.util.LinkedHashMap;
import java.util.Map;

/// A plugin whose functions ask a [Gate] before they answer: `/<id>/<version>/migrate`, and `/<id>/<version>/well` or
/// `/<id>/<version>/ill` for its health.
record SteppingPlugin(String publisher, String id) {
    private static final String MANIFEST = """
        apiVersion: portolan.dev/v1
        id: %s
        publisher: %s
        version: %s
        title: Stepping %s
        summary: Asks before it takes a step.
        categories: [testing]
        license: Apache-2.0
        runtime: {kind: js, main: plugin.js}
        requires: {portolan: ">=1.0 <2.0"}
        permissions: [{egress: "http://{config.host}"}]
        limits: {timeoutMs: 5000, memoryMiB: 16, callsPerMinute: 600, outputKiB: 64, hostCalls: 5}
        config: {version: %d, health: health%s}
        extensions:
          - {point: home.widget, id: widget, title: Widget, function: widget, refresh: 10s}
        """;
    private static final String SCHEMA = """
        {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object", "required": ["host"],
         "properties": {
           "host": {"type": "string", "title": "Host", "maxLength": 200},
           "count": {"type": "integer", "title": "Count", "default": 0}}}
        """;
    private static final String CODE = """
        export async function widget({config}) { return {block: 'text', markdown: 'count ' + config.count}; }
        export async function health({config}, host) {
          const answer = await host.http.fetch('http://' + config.host + '/%1$s/%2$s/%3$s', {});
          return {ok: answer.body === 'yes', message: 'the gate says ' + answer.body};
        }
        export async function migrate({input}, host) {
          await host.http.fetch('http://' + input.configuration.host + '/%1$s/%2$s/migrate', {});
          return {...input.configuration, count: input.configuration.count + 1};
        }
        """;

    String name() {
        return publisher + "/" + id;
    }

    /// The first release.
    Map<String, String> first() {
        return files("1.0.0", 1, "", "well");
    }

    /// A release that counts in the settings how often they were migrated.
    ///
    /// @param generation of the settings, from 2
    Map<String, String> migrating(String version, int generation) {
        return files(version, generation, ", migrate: migrate", "well");
    }

    /// The same, and it finds fault with itself afterwards.
    Map<String, String> ill(String version, int generation) {
        return files(version, generation, ", migrate: migrate", "ill");
    }

    private Map<String, String> files(String version, int generation, String migrate, String health) {
        var files = new LinkedHashMap<String, String>();
        files.put("plugin.yaml", MANIFEST.formatted(id, publisher, version, id, generation, migrate));
        files.put("config.schema.json", SCHEMA);
        files.put("plugin.js", CODE.formatted(id, version, health));
        files.put("README.md", "# Stepping\n");
        files.put("CHANGELOG.md", "## " + version + "\n");
        return files;
    }
}
