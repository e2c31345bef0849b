package dev.portolan.plugins.invocations;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Plugins that are a service of their publisher's, and plugins without code, as tenants use them.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class RemotePluginTest {
    private static final String MANIFEST = """
            apiVersion: portolan.dev/v1
            id: %s
            publisher: testers
            version: 1.0.0
            title: Remote
            summary: Is somewhere else.
            categories: [testing]
            license: Apache-2.0
            runtime: %s
            permissions:
              - egress: "http://{config.host}"
            limits: {timeoutMs: 1000, outputKiB: 64, hostCalls: 5}
            extensions:
              - {point: home.widget, id: widget, title: Widget, function: widget, refresh: 10s}
              - {point: home.widget, id: failing, title: Failing, function: failing, refresh: 10s}
              - {point: home.widget, id: odd, title: Odd, function: odd, refresh: 10s}
              - {point: home.widget, id: empty, title: Empty, function: empty, refresh: 10s}
              - {point: home.widget, id: slow, title: Slow, function: slow, refresh: 10s}
              - {point: home.widget, id: away, title: Away, function: away, refresh: 10s}
              - {point: home.widget, id: broken, title: Broken, function: broken, refresh: 10s}
            """;
    private static final String SCHEMA = """
            {"type": "object", "required": ["host"], "properties": {
              "host": {"type": "string", "title": "Host"},
              "greeting": {"type": "string", "title": "Greeting", "default": "Hello"},
              "signing": {"type": "string", "title": "Signing secret", "x-secret": {"for": "http://{config.host}"}}}}
            """;
    // The base64 of the service's key.
    private static final String SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    private static final String REMOTE =
            "{kind: remote, url: \"http://{config.host}/service\", secret: config.signing}";
    private static final String FUNCTIONS = """
            widget:
              steps:
                - {name: answer, call: http.fetch, with: {url: '="http://" & config.host & "/echo"', auth: config.signing}}
              return: {block: text, markdown: '="length " & answer.json.length & " " & answer.json.authorization'}
            failing: {return: '=$error("It cannot be done.")'}
            odd: {return: {view: help}}
            empty: {return: '=input.gone'}
            slow: {return: '=(function($x){$x($x)})(function($x){$x($x)})'}
            away: {steps: [{call: http.fetch, with: {url: "http://127.0.0.1:9/"}}], return: 1}
            broken: {return: '=$reduce([1..60], function($a, $i){ $a & $a }, "x")'}
            """;

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        var remote = files("distant", REMOTE);
        publisher.publish(remote);
        var declared = files("declared", "{kind: declarative, main: functions.yaml}");
        declared.put("functions.yaml", FUNCTIONS);
        declared.put("views/help.yaml", "{block: text, markdown: '=\"Help for \" & context.tenant'}");
        publisher.publish(declared);
    }

    private static Map<String, String> files(String id, String runtime) {
        var files = new LinkedHashMap<String, String>();
        files.put("plugin.yaml", MANIFEST.formatted(id, runtime));
        files.put("config.schema.json", SCHEMA);
        return files;
    }

    private static Portal installed(String slug, String plugin, String secret) {
        var portal = Portal.of(slug);
        portal.put(
                        plugin,
                        "{\"enabled\": true, \"configuration\": {\"host\": \"%s\", \"signing\": {\"set\": \"%s\"}},"
                                        .formatted(ForeignWorld.host(), secret)
                                + " \"grants\": [\"egress:http://{config.host}\"]}")
                .statusCode(201);
        return portal;
    }

    @Test
    void callsAreSignedWithTheInstallationsSecret() {
        var acme = installed("remote-acme", "testers/distant", SECRET);
        acme.view("testers/distant", "widget")
                .statusCode(200)
                .body("view.markdown", equalTo("Hello for remote-acme, in order"));

        var globex = installed("remote-globex", "testers/distant", "whsec_AAAA");
        globex.view("testers/distant", "widget").body("error", containsString("answers with status 401."));
        globex.get("/installations/testers/distant/log")
                .body("items.message", hasItem(containsString("answers with status 401.")))
                .body("toString()", not(containsString("whsec_")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            failing | The service says no.
            odd     | localhost answers with something that is no JSON object.
            empty   | The service answered with neither a value nor an error.
            slow    | The function took longer than 1,000 ms.
            away    | localhost answers with status 307.
            broken  | localhost answers with status 500.
            """)
    void whatTheServiceDoesWrongIsOneLine(String extension, String error) {
        var portal = installed("remote-" + extension, "testers/distant", SECRET);
        portal.view("testers/distant", extension).body("error", equalTo(error));
        portal.get("/installations/testers/distant/log").body("items.message", hasItem(error));
    }

    @Test
    void aPluginWithoutCodeFetchesAndShows() {
        var portal = installed("declared-acme", "testers/declared", "s3cr3t-s3cr3t");
        // The secret was sent, and is struck out of what comes back.
        portal.view("testers/declared", "widget").body("view.markdown", equalTo("length 20 Bearer •••"));
        portal.view("testers/declared", "odd").body("view.markdown", equalTo("Help for declared-acme"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            failing | It cannot be done.                                                            | /failing/return
            slow    | The function needed more than 32 MiB of memory.                               |
            away    | http://127.0.0.1:9 is not among the addresses that an admin has consented to. | /away/steps/0
            broken  | A text is longer than 2,097,152 characters.                                   | /broken/return
            """)
    void whatAPluginWithoutCodeDoesWrongIsOneLine(String extension, String error, @Nullable String place) {
        var portal = installed("declared-" + extension, "testers/declared", SECRET);
        // Who looks is told what is wrong, and who sees the log where.
        portal.view("testers/declared", extension).body("error", equalTo(error));
        if (place != null) {
            portal.get("/installations/testers/declared/log")
                    .body("items.message", hasItem(error + " (functions.yaml#" + place + ")"));
        }
    }
}
