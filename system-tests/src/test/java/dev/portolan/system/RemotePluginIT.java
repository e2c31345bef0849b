package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Plugins whose functions are a service somewhere else, on the machine of the portal, as docs/plugin-runtimes.md has
/// it: the one that `plugin new` writes, and our own.
@Order(27)
@Timeout(180)
class RemotePluginIT {
    private static final Stack STACK = Stack.demo();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path INSIDE = Stack.root().resolve("plugins/inside");
    private static final String PROBED = "/api/tenants/acme/catalog/entities/by-name/component/default/inside-probe";

    @TempDir
    Path folder;

    /// Their cards and actions would be on the pages of whoever comes next.
    @AfterEach
    void uninstall() {
        for (var plugin : List.of("far-away", "inside")) {
            var _ = admin(8083).call("DELETE", "/api/tenants/acme/installations/local/" + plugin, null);
        }
    }

    @Test
    void theServiceThatIsWrittenForAuthorsAnswersTheCardTheTestAndTheAction() throws IOException {
        var plugin = folder.resolve("far-away");
        var made = STACK.portolan("plugin", "new", plugin.toString(), "--runtime", "remote");
        assertThat(made.exit()).as(made.output()).isZero();
        try (var _ = NodeService.start(plugin.resolve("src/server.mjs"), folder.resolve("log"), Map.of())) {
            run(plugin);

            assertThat(card("far-away/runbook", "checkout-api"))
                    .contains("Runbook")
                    .contains("https://runbooks.example.com/checkout-api");
            assertThat(tested("far-away")).contains("The service answers.");
            var action = restart();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(admin(8083).get(action).body())
                            .contains("\"state\":\"done\"", "was restarted for ", "restarting checkout-api-3"));
        }
    }

    @Test
    void ourServiceTellsOfWhatItReachesAndMayAsk() throws IOException {
        var plugin = folder.resolve("inside");
        copyInside(plugin);
        var here = "http://localhost:" + NodeService.port();
        var put = admin(8082).put(PROBED, """
                {"apiVersion":"backstage.io/v1alpha1","kind":"Component",
                 "metadata":{"name":"inside-probe","annotations":{"portolan.dev/inside":"%s, tcp://elsewhere.test:1"}},
                 "spec":{"type":"service","lifecycle":"production","owner":"team-checkout"}}""".formatted(here));
        assertThat(put.status()).as(put.body()).isBetween(200, 201);
        try (var _ = inside()) {
            run(plugin);

            assertThat(card("inside/reach", "inside-probe"))
                    .contains("1 of 2 answer", here, "The service may not ask elsewhere.test");
            assertThat(tested("inside")).contains("The service answers.");
        } finally {
            admin(8082).call("DELETE", PROBED, null);
        }
    }

    @Test
    void itsExamplesAreWhatItAnswers() throws Exception {
        try (var _ = inside();
                var files = Files.list(INSIDE.resolve("examples"))) {
            for (var file : files.sorted().toList()) {
                var example = JSON.readTree(file.toFile());
                var expected = example.path("host").path("calls").path(0).path("answer");
                // how long something took, and that it stumbles, is not to be had at will
                if (!expected.has("error") && expected.findValue("latency") == null) {
                    var answer = asked(example, NodeService.SECRET).body();
                    assertThat(JSON.readTree(answer)).as(file.toString()).isEqualTo(expected);
                }
            }
        }
    }

    @Test
    void whoDoesNotKnowTheSecretIsToldNothing() throws Exception {
        var example = JSON.readTree(INSIDE.resolve("examples/test.json").toFile());
        try (var _ = inside()) {
            var answer = asked(example, "c29tZWJvZHkgZWxzZSdzIHNlY3JldA==");

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
        }
    }

    private NodeService inside() throws IOException {
        return NodeService.start(INSIDE.resolve("src/server.mjs"), folder.resolve("log"), Map.of("ALLOW", "localhost"));
    }

    private static void copyInside(Path to) throws IOException {
        Files.createDirectories(to.resolve("i18n"));
        for (var file : List.of(
                "plugin.yaml",
                "config.schema.json",
                "README.md",
                "CHANGELOG.md",
                "icon.svg",
                "i18n/en.json",
                "i18n/de.json")) {
            Files.copy(INSIDE.resolve(file), to.resolve(file));
        }
    }

    /// Over plain http, as an author tries it.
    private void run(Path plugin) throws IOException {
        for (var file : List.of("plugin.yaml", "config.schema.json")) {
            var text = Files.readString(plugin.resolve(file));
            Files.writeString(plugin.resolve(file), text.replace("https://{config.host}", "http://{config.host}"));
        }
        var settings = folder.resolve("settings.json");
        Files.writeString(
                settings,
                "{\"host\": \"localhost:%d\", \"signingSecret\": {\"set\": \"%s\"}}"
                        .formatted(NodeService.port(), NodeService.SECRET));
        var run = STACK.portolan("plugin", "run", plugin.toString(), "--once", "--config", settings.toString());
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("runs for acme (enabled)");
    }

    private static String card(String extension, String component) {
        return admin(8083)
                .get("/api/tenants/acme/views/local/" + extension + "?entity=component:default/" + component)
                .body();
    }

    /// @return where it is told how that goes
    private static String restart() {
        var started = admin(8083).post("/api/tenants/acme/actions/local/far-away/restart", """
                {"entity": "component:default/checkout-api", "values": {}}""");
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        return "/api/tenants/acme/action-runs/" + started.json().path("run").asText();
    }

    private static String tested(String plugin) {
        return admin(8083)
                .post("/api/tenants/acme/installations/local/" + plugin + "/test", "{}")
                .body();
    }

    private static Api admin(int port) {
        return new Api(STACK.url(port), STACK.token("admin@acme.test", "acme"));
    }

    /// Standard Webhooks 1.0.0, by hand.
    private static HttpResponse<String> asked(JsonNode example, String secret)
            throws IOException, InterruptedException, GeneralSecurityException {
        var call = JSON.createObjectNode();
        call.set("function", example.path("function"));
        call.set("document", example.path("document"));
        var id = UUID.randomUUID().toString();
        var at = String.valueOf(Instant.now().getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
        var signed = mac.doFinal((id + "." + at + "." + call).getBytes(StandardCharsets.UTF_8));
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + NodeService.port() + "/portolan"))
                            .header("webhook-id", id)
                            .header("webhook-timestamp", at)
                            .header(
                                    "webhook-signature",
                                    "v1," + Base64.getEncoder().encodeToString(signed))
                            .POST(HttpRequest.BodyPublishers.ofString(call.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
