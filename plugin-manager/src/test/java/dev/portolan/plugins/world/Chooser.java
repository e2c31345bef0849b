package dev.portolan.plugins.world;

import java.util.LinkedHashMap;
import java.util.Map;

/// A plugin whose settings have live lists of options, from each kind of source and at each kind of place.
public final class Chooser {
    public static final String CONSENT = "[\"egress:http://{config.host}\"]";

    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: %s
            publisher: testers
            version: 1.0.0
            title: Chooser
            summary: Lets one choose.
            categories: [testing]
            license: Apache-2.0
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"}
            permissions:
              - egress: "http://{config.host}"
            limits: {timeoutMs: 3000, memoryMiB: 16, callsPerMinute: 1000, outputKiB: 64, hostCalls: 5}
            extensions:
              - {point: home.widget, id: widget, title: Widget, function: widget, refresh: 10s}
            """;

    private static final String SCHEMA = """
            {"type": "object", "required": ["host"], "properties": {
               "host": {"type": "string"},
               "token": {"type": "string", "x-secret": {"for": "http://{config.host}"}},
               "level": {"type": "integer", "minimum": 1},
               "project": {"type": "string", "x-options": {"function": "projects"}},
               "counted": {"type": "integer", "x-options": {"function": "counted"}},
               "many": {"type": "array", "items": {"type": "string"}, "x-options": {"function": "many"}},
               "rows": {"type": "array", "items": {"type": "object", "properties": {
                  "branch": {"type": "string", "x-options": {"function": "branches"}}}}},
               "source": {"oneOf": [
                  {"type": "object", "required": ["kind"], "properties": {
                     "kind": {"const": "none"}}},
                  {"type": "object", "required": ["kind"], "properties": {
                     "kind": {"const": "git"}, "branch": {"type": "string", "x-options": {"function": "branches"}}}}]},
               "component": {"type": "string", "format": "entity-ref", "x-options": {"query": {"kind": "component"}}},
               "api": {"type": "string", "x-options": {"query": {"kind": "api"}}},
               "broken": {"type": "string", "x-options": {"function": "broken"}},
               "junk": {"type": "string", "x-options": {"function": "junk"}}}}
            """;

    private static final String CODE = """
            export async function widget() { return {block: 'text', markdown: ''}; }
            export async function projects({config, context, input}, host) {
              const answer = await host.http.fetch('http://' + config.host + '/echo', {auth: 'config.token'});
              const seen = JSON.parse(answer.body);
              return [{value: 'one', label: 'Project one (' + seen.length + ')'}, {value: 'two', label: 'Second'},
                'three', {value: 'echo', label: answer.body}, 'one'];
            }
            export async function counted({config}, host) {
              const answer = await host.http.fetch('http://' + config.host + '/count', {});
              return [Number(answer.body)];
            }
            export async function many() { return Array.from({length: 500}, (_, i) => 'value-' + i); }
            export async function branches({config, input}) {
              return {items: [input.pointer + ' ' + input.q, 'level ' + config.level], truncated: true};
            }
            export async function broken() { throw new Error('the API is down'); }
            export async function junk() { return 7; }
            """;

    private Chooser() {}

    public static Map<String, String> files(String id) {
        var files = new LinkedHashMap<String, String>();
        files.put("plugin.yaml", MANIFEST.formatted(id));
        files.put("config.schema.json", SCHEMA);
        files.put("plugin.js", CODE);
        return files;
    }
}
