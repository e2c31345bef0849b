package dev.portolan.plugins.world;

import java.util.LinkedHashMap;
import java.util.Map;

/// A plugin that does whatever a test needs: shows a card and a widget, fetches, logs, runs for ever.
public final class Probe {
    public static final String CONSENT = "[\"catalog.entity.read\", \"egress:http://{config.host}\"]";

    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: %s
            publisher: testers
            version: %s
            title: Probe
            summary: Tries what plugins can do.
            categories: [testing]
            license: Apache-2.0
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"%s}
            permissions:
              - catalog.entity.read
              - egress: "http://{config.host}"
            limits: {timeoutMs: %d, memoryMiB: 16, callsPerMinute: 100, outputKiB: 64, hostCalls: 5}
            config: {version: 1, test: test}
            extensions:
              - point: entity.card
                id: card
                title: Card
                function: card
                refresh: 10s
                when: {kind: component, "metadata.annotations.example.com/probe": {$exists: true}}
              - {point: home.widget, id: widget, title: Widget, function: widget, refresh: 10s}
              - {point: home.widget, id: loop, title: Loop, function: loop, refresh: 10s}
              - {point: home.widget, id: fetch, title: Fetch, function: fetch, refresh: 10s}
              - {point: home.widget, id: elsewhere, title: Elsewhere, function: elsewhere, refresh: 10s}
              - {point: home.widget, id: away, title: Away, function: away, refresh: 10s}
              - {point: home.widget, id: entity, title: Entity, function: entity, refresh: 10s}
            """;

    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object",
             "properties": {
               "host": {"type": "string", "title": "Host", "maxLength": 200},
               "level": {"type": "integer", "title": "Level", "minimum": 1, "maximum": 9, "default": 3},
               "color": {"type": "string", "title": "Colour", "enum": ["red", "green"], "default": "green"},
               "token": {"type": "string", "title": "Token", "x-secret": {"for": "http://{config.host}"}}
             },
             "required": ["host"]}
            """;

    private static final String CODE = """
            const text = (markdown) => ({block: 'text', markdown: String(markdown)});

            export async function card({config, context, input}, host) {
              host.log('info', 'card of ' + input.entity.metadata.name);
              return text(input.entity.metadata.name + ' ' + config.level + ' ' + context.tenant + ' ' + context.locale);
            }
            export async function widget({config}) { return text('level ' + config.level + ' ' + JSON.stringify(config)); }
            export async function loop() { for (;;) {} }
            export async function fetch({config}, host) {
              const answer = await host.http.fetch('http://' + config.host + '/echo', {auth: 'config.token'});
              return text(JSON.stringify(answer));
            }
            export async function elsewhere({config}, host) {
              try {
                await host.http.fetch('http://127.0.0.1:9/echo', {});
                return text('reached');
              } catch (refused) { return text(refused.name + ': ' + refused.message); }
            }
            export async function away({config}, host) {
              try {
                const answer = await host.http.fetch('http://' + config.host + '/away', {auth: 'config.token'});
                return text('status ' + answer.status + ' ' + answer.body);
              } catch (refused) { return text(refused.name + ': ' + refused.message); }
            }
            export async function entity({config}, host) {
              const web = await host.catalog.get('component:default/web');
              return text(web.metadata.name);
            }
            export async function test({config}, host) {
              const answer = await host.http.fetch('http://' + config.host + '/echo', config.token ? {auth: 'config.token'} : {});
              const seen = JSON.parse(answer.body);
              return {ok: seen.length > 0, message: 'sent ' + seen.length + ' characters', details: {body: answer.body}};
            }
            """;

    private Probe() {}

    /// A package of the probe.
    ///
    /// @param needs a further member of `requires`, or an empty text
    public static Map<String, String> files(String id, String version, int timeoutMs, String needs) {
        var files = new LinkedHashMap<String, String>();
        files.put("plugin.yaml", MANIFEST.formatted(id, version, needs, timeoutMs));
        files.put("config.schema.json", SCHEMA);
        files.put("plugin.js", CODE);
        files.put("README.md", "# Probe\n");
        files.put("CHANGELOG.md", "## " + version + "\n");
        return files;
    }

    public static Map<String, String> files(String id, String version) {
        return files(id, version, 3000, "");
    }

    /// A package of the probe that can do without any configuration.
    ///
    /// @param needs names of plugins with ranges, as in a manifest: `testers/probe: {range: "^1"}`; may be empty
    public static Map<String, String> easy(String id, String version, String needs) {
        var files = files(id, version, 3000, needs.isEmpty() ? "" : ", plugins: {" + needs + "}");
        files.compute(
                "config.schema.json",
                (_, schema) -> schema.replace("\"required\": [\"host\"]", "\"title\": \"Probe\""));
        return files;
    }

    /// A configuration with everything in it.
    public static String configuration() {
        return "{\"host\": \"" + ForeignWorld.host() + "\", \"level\": 5, \"token\": {\"set\": \"s3cr3t-of-acme\"}}";
    }

    /// A whole request that enables the probe.
    public static String enabled() {
        return "{\"enabled\": true, \"configuration\": " + configuration() + ", \"grants\": " + CONSENT + "}";
    }
}
