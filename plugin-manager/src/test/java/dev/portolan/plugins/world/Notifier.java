package dev.portolan.plugins.world;

import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/// A plugin that notifies of whatever its settings say when its widget is looked at, and delivers notifications as its
/// settings say.
public final class Notifier {
    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: %s
            publisher: testers
            version: 1.0.0
            title: Notifier
            summary: Tells and delivers.
            categories: [testing]
            license: Apache-2.0
            runtime: {kind: js, main: plugin.js}
            requires: {portolan: ">=1.0 <2.0"}
            permissions: %s
            limits: {timeoutMs: 5000, memoryMiB: 16, callsPerMinute: 600, outputKiB: 64, hostCalls: 80}
            extensions:
              - {point: home.widget, id: tell, title: Tell, function: tell, refresh: 10s}
              - {point: home.widget, id: often, title: Often, function: often, refresh: 10s}
              - {point: notification.channel, id: chat, title: Chat, function: chat}
            """;
    private static final String SCHEMA = """
            {"type": "object", "properties": {
               "message": {"type": "string", "default": "{}", "maxLength": 20000},
               "answer": {"type": "string", "default": "delivered"}}}
            """;
    private static final String CODE = """
            const text = (markdown) => ({block: 'text', markdown: String(markdown)});
            export async function tell({config}, host) {
              try {
                return text(JSON.stringify(await host.notify(JSON.parse(config.message))));
              } catch (refused) { return text(refused.name + ': ' + refused.message); }
            }
            export async function often({config}, host) {
              let told = 0;
              try {
                for (let i = 0; i < 70; i++) { await host.notify(JSON.parse(config.message)); told++; }
              } catch (refused) { return text(told + ' ' + refused.name); }
              return text(told);
            }
            export async function chat({config, input}, host) {
              host.log('info', 'given ' + JSON.stringify(input));
              return {result: config.answer, message: 'as the settings say'};
            }
            """;

    private final Portal portal;
    private final String plugin;

    private Notifier(Portal portal, String plugin) {
        this.portal = portal;
        this.plugin = plugin;
    }

    /// @param permissions a list as in a manifest
    public static Map<String, String> files(String id, String permissions) {
        var files = new LinkedHashMap<String, String>();
        files.put("plugin.yaml", MANIFEST.formatted(id, permissions));
        files.put("config.schema.json", SCHEMA);
        files.put("plugin.js", CODE);
        return files;
    }

    /// Installs it, with these grants, as they are written in JSON.
    public static Notifier installed(Portal portal, String id, String grants) {
        portal.put("testers/" + id, "{\"enabled\": true, \"configuration\": {}, \"grants\": " + grants + "}")
                .statusCode(201);
        return new Notifier(portal, "testers/" + id);
    }

    /// Has it notify, and says what came of it.
    ///
    /// @param message as for `host.notify`
    public String tell(String message) {
        return show(message, "tell");
    }

    /// Has it notify again and again, and says how often it could.
    public String often(String message) {
        return show(message, "often");
    }

    public void answering(String answer) {
        configure("answer", answer);
    }

    public ValidatableResponse log() {
        return portal.get("/installations/" + plugin + "/log");
    }

    private String show(String message, String extension) {
        configure("message", message);
        return portal.view(plugin, extension).statusCode(200).extract().path("view.markdown");
    }

    private void configure(String setting, String value) {
        portal.tenant()
                .asOwner()
                .contentType("application/merge-patch+json")
                .body(Map.of("configuration", Map.of(setting, value)))
                .patch(portal.path("/installations/" + plugin))
                .then()
                .statusCode(200);
    }
}
