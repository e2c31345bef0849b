package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The pages for authors and publishers of plugins, followed to the letter on the running stack.
@Order(25)
@Timeout(300)
class PluginGuideIT {
    private static final Stack STACK = Stack.demo();

    @TempDir
    Path home;

    @Test
    void theGuideLeadsFromNothingToAPublishedPlugin() throws IOException {
        Files.createDirectories(home.resolve("plugins"));
        var guide = Guide.read("plugin-guide.md");

        var run = guide.follow(Stack.root(), settings());

        assertThat(run.exit()).as(String.join("", run.outputs())).isZero();
        for (var i = 0; i < guide.steps().size(); i++) {
            var output = run.outputs().get(i);
            assertThat(guide.steps().get(i).shown())
                    .allSatisfy(line -> assertThat(output).contains(line));
        }
        assertThat(operator()
                        .get("/api/operator/plugins/releases?plugin=acme/runbooks")
                        .body())
                .contains("0.2.0");
        assertThat(admin().get("/api/tenants/acme/extensions?point=entity.card&entity=component:default/checkout-api")
                        .body())
                .contains("incidents");
    }

    @Test
    void aPublisherWithOtherToolsFollowsTheMarketplacesPage() throws IOException {
        var token = publisher("metrics-makers");
        var plugin = home.resolve("metrics");
        var made = STACK.portolan("plugin", "new", plugin.toString(), "--publisher", "metrics-makers");
        assertThat(made.exit()).as(made.output()).isZero();
        var settings = new HashMap<>(settings());
        settings.put("TOKEN", token);
        var page = Guide.read("marketplace.md");

        var run = new Guide(page.steps().stream()
                        .map(step -> new Guide.Step(
                                step.commands().replace("publishers/acme/", "publishers/metrics-makers/"),
                                step.shown()))
                        .toList())
                .follow(home, settings);

        assertThat(run.exit()).as(String.join("", run.outputs())).isZero();
        assertThat(run.outputs().getLast()).contains("\"state\":\"published\"");
    }

    @Test
    void runPublishesAnewWithEachChangeAndPrintsTheLog() throws Exception {
        var plugin = home.resolve("watched");
        var made = STACK.portolan("plugin", "new", plugin.toString());
        assertThat(made.exit()).as(made.output()).isZero();
        var output = home.resolve("run.log");
        var process = start(output, "plugin", "run", plugin.toString());
        try {
            await(output, "runs for acme");
            await(output, "Watching");
            var code = plugin.resolve("plugin.js");
            Files.writeString(code, Files.readString(code).replace("title: 'Runbook'", "title: nobody()"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> Files.readString(output).split("runs for acme", -1).length == 3);

            var shown = admin().get(
                            "/api/tenants/acme/views/local/watched/runbook?entity=component:default/content-service");

            assertThat(shown.body()).contains("error");
            await(output, "nobody is not defined (line");
            Files.writeString(code, "export function card( {");
            await(output, "What runs stays as it is.");
            assertThat(process.isAlive()).isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static void await(Path output, String text) {
        Awaitility.await(text)
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(output) && Files.readString(output).contains(text));
    }

    private static Process start(Path output, String... words) throws IOException {
        var command = new ArrayList<String>();
        command.add(Stack.root().resolve("portolan").toString());
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .directory(Stack.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(STACK.settings());
        return builder.start();
    }

    private String publisher(String id) {
        var staff = operator();
        staff.post(
                "/api/operator/plugins/publishers",
                "{\"id\": \"%s\", \"name\": \"%s\", \"reviewed\": false}".formatted(id, id));
        return staff.post("/api/operator/plugins/publishers/" + id + "/tokens", "{\"name\": \"test\"}")
                .json()
                .path("token")
                .asText();
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(STACK.settings());
        settings.put("HOME", home.toString());
        settings.put("JAVA_HOME", System.getProperty("java.home"));
        settings.put("PORTAL", STACK.url(8083));
        return settings;
    }

    private static Api operator() {
        return new Api(STACK.url(8083), STACK.token("operator@portolan.test", null));
    }

    private static Api admin() {
        return new Api(STACK.url(8083), STACK.token("admin@acme.test", "acme"));
    }
}
