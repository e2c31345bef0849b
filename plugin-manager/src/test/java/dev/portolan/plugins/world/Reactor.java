package dev.portolan.plugins.world;

import java.util.LinkedHashMap;
import java.util.Map;

/// A plugin that reacts: to events, to calls from outside, to what people ask it to do.
public final class Reactor {
    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: %1$s
            publisher: testers
            version: 1.0.0
            title: Reactor
            summary: Reacts to whatever happens.
            categories: [testing]
            license: Apache-2.0
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"}
            permissions: [%2$s]
            limits: {timeoutMs: 9000, memoryMiB: 16, callsPerMinute: 6000, outputKiB: 64, hostCalls: 10}
            extensions:
              - {point: event.handler, id: reacts, title: Reacts, function: react,
                 events: [entity.*, "plugin.testers.%1$s.*"]}
              - {point: webhook.receiver, id: open, title: Open, function: hook}
              - point: webhook.receiver
                id: hub
                title: Hub
                function: hook
                signature: {kind: hmac-sha256, header: X-Hub-Signature-256, secret: config.hubSecret}
              - point: webhook.receiver
                id: lab
                title: Lab
                function: hook
                signature: {kind: token, header: X-Lab-Token, secret: config.hubSecret}
              - point: webhook.receiver
                id: standard
                title: Standard
                function: hook
                signature: {kind: standard, secret: config.hubSecret}
              - point: action
                id: greet
                title: Greet
                function: greet
                confirm: Really?
                when: {kind: component}
                input:
                  type: object
                  properties:
                    name: {type: string, title: Name, minLength: 2}
                    times: {type: integer, title: Times, minimum: 1, maximum: 3, default: 2}
                  required: [name]
              - {point: action, id: anywhere, title: Anywhere, function: anywhere, anywhere: true}
              - {point: action, id: slow, title: Slow, function: slow, anywhere: true}
              - {point: action, id: break, title: Break, function: breaks, anywhere: true}
            """;

    private static final String SCHEMA = """
            {"$schema": "https://json-schema.org/draft/2020-12/schema",
             "type": "object",
             "properties": {
               "hubSecret": {"type": "string", "title": "Secret", "x-secret": {"for": "signatures"}}
             }}
            """;

    private static final String CODE = """
            export async function react({input}, host) {
              const event = input.event;
              const fields = event.data.fields || [];
              if (fields.includes('fail')) throw new Error('cannot digest ' + event.subject);
              if (fields.includes('publish')) await host.events.publish('ping', {n: 1});
              if (event.type.endsWith('.ping')) {
                try {
                  await host.events.publish('ping', {n: event.data.n + 1});
                } catch (refused) { throw new Error(refused.name + ': ' + refused.message); }
              }
            }
            export async function hook({input}, host) {
              const asked = input.json || {};
              if (asked.fail) throw new Error('the receiver fell over');
              return {status: asked.status, body: asked.echo ? {headers: input.headers, query: input.query} : asked.body,
                headers: {'X-Answer': 'yes', 'Set-Cookie': 'a=b', 'Content-Type': 'text/html'}};
            }
            export async function greet({input, context}, host) {
              for (let i = 1; i <= input.values.times; i++) {
                host.log('info', 'hello ' + input.values.name + ' ' + i + ' on ' + input.entity.metadata.name);
                await host.progress(i, input.values.times, 'greeting');
              }
              return {ok: true, message: 'Greeted for ' + context.member.name,
                view: {block: 'text', markdown: 'done'}, href: '/somewhere'};
            }
            export async function anywhere({input}) { return {ok: false, message: 'no luck', href: 'javascript:alert(1)'}; }
            export async function slow({input}, host) {
              const end = Date.now() + 8000;
              let i = 0;
              while (Date.now() < end) {
                const next = Date.now() + 50;
                while (Date.now() < next) {}
                if (i++ < 50) host.log('info', 'step ' + i);
                await host.progress(i, 200);
              }
              return {ok: true, message: 'ran to the end'};
            }
            export async function breaks() { throw new Error('it broke'); }
            """;

    private Reactor() {}

    /// A package of the reactor.
    ///
    /// @param permissions as in a manifest, for example `catalog.entity.read, event.publish`; may be empty
    public static Map<String, String> files(String id, String permissions) {
        var files = new LinkedHashMap<String, String>();
        files.put("plugin.yaml", MANIFEST.formatted(id, permissions));
        files.put("config.schema.json", SCHEMA);
        files.put("plugin.js", CODE);
        files.put("README.md", "# Reactor\n");
        files.put("CHANGELOG.md", "## 1.0.0\n");
        return files;
    }

    public static Map<String, String> files(String id) {
        return files(id, "catalog.entity.read, event.publish");
    }

    /// A whole request that enables it, with a secret for signatures.
    public static String enabled(String secret) {
        return "{\"enabled\": true, \"configuration\": {\"hubSecret\": {\"set\": \"" + secret
                + "\"}}, \"grants\": [\"catalog.entity.read\", \"event.publish\"]}";
    }
}
