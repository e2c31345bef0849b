package dev.portolan.plugins.world;

import java.util.LinkedHashMap;
import java.util.Map;

/// A plugin with a page, a tab and a theme, whose views have buttons, forms and a table that goes on.
public final class Pages {
    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: %s
            publisher: testers
            version: 1.0.0
            title: Pages
            summary: Shows what can be pressed.
            categories: [testing]
            license: Apache-2.0
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"}
            permissions: [catalog.entity.read]
            limits: {timeoutMs: 3000, memoryMiB: 16, callsPerMinute: 200, outputKiB: 64, hostCalls: 5}
            extensions:
              - {point: nav.page, id: runs, title: Runs, function: runs, refresh: 1m, icon: play, calls: [undo]}
              - {point: entity.tab, id: tab, title: Runs of it, function: tab, refresh: 1m, when: {kind: component}}
              - point: theme
                id: look
                title: Look
                light: {primary: "#2438a8", text: "#111111", background: "#ffffff"}
                dark: {primary: "#9db0ff"}
                logo: logo.svg
            """;
    private static final String CODE = """
            export async function runs({input}) {
              const page = input.page ? Number(input.page.cursor) : 0;
              return {block: 'section', children: [
                {block: 'text', markdown: 'stage ' + (input.params ? input.params.stage : 'none')},
                {block: 'table', id: 'runs', columns: [{key: 'n', title: 'Run', type: 'number'}],
                 rows: [{n: page * 2}, {n: page * 2 + 1}], ...(page < 2 ? {next: String(page + 1)} : {})},
                {block: 'button', label: 'Start', function: 'start', params: {kind: 'full'}, confirm: 'Start it?'},
                {block: 'form', function: 'save', submit: 'Save', schema: {type: 'object', required: ['name'],
                  properties: {name: {type: 'string', title: 'Name', minLength: 3},
                               count: {type: 'integer', title: 'Count', maximum: 9}}}}
              ]};
            }
            export async function tab({input}) {
              return {block: 'button', label: input.entity.metadata.name, function: 'start'};
            }
            export async function start({context, input}) {
              return {toast: {state: 'good', message: context.member.name + ' started '
                + (input.params ? input.params.kind : 'it') + ' ' + (input.entity ? input.entity.metadata.name : '')},
                refresh: true, navigate: '/catalog',
                view: {block: 'button', label: 'Undo', function: 'undo', onclick: 'alert(1)'}};
            }
            export async function save({input}) {
              if (input.values.name === 'taken') { return {errors: {name: 'is taken'}}; }
              return {toast: 'saved ' + input.values.name, navigate: 'javascript:alert(1)', shout: true};
            }
            export async function undo() { return null; }
            export async function secret() { return {toast: 'never'}; }
            export async function broken() { throw new Error('it broke'); }
            """;
    private static final String LOGO =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 8\"><path d=\"M0 0h8v8z\" fill=\"#123456\"/></svg>";

    private Pages() {}

    /// A request that enables it.
    public static final String ENABLED = "{\"enabled\": true, \"grants\": [\"catalog.entity.read\"]}";

    public static Map<String, String> files(String id) {
        var files = new LinkedHashMap<String, String>();
        files.put("plugin.yaml", MANIFEST.formatted(id));
        files.put("plugin.js", CODE);
        files.put("logo.svg", LOGO);
        files.put("README.md", "# Pages\n");
        files.put("CHANGELOG.md", "## 1.0.0\n");
        return files;
    }
}
