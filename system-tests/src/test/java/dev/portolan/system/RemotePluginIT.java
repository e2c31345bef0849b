package dev.portolan.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A plugin whose functions are a service of its author's, on the machine of the portal, as docs/plugin-runtimes.md has
/// it: the service is the one that `plugin new` writes.
@Order(27)
@Timeout(180)
class RemotePluginIT {
    private static final Stack STACK = Stack.demo();
    private static final String SECRET = "b25seS10by10cnktb24tbXktbWFjaGluZQ==";

    @TempDir
    Path folder;

    private Process service;

    @BeforeEach
    void start() throws IOException {
        var plugin = folder.resolve("far-away");
        var made = STACK.portolan("plugin", "new", plugin.toString(), "--runtime", "remote");
        assertThat(made.exit()).as(made.output()).isZero();
        for (var file : new String[] {"plugin.yaml", "config.schema.json"}) {
            var text = Files.readString(plugin.resolve(file));
            Files.writeString(plugin.resolve(file), text.replace("https://{config.host}", "http://{config.host}"));
        }
        var builder = new ProcessBuilder(
                        "node", plugin.resolve("src/server.mjs").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile());
        builder.environment().put("PORTOLAN_SECRET", SECRET);
        builder.environment().put("PORT", String.valueOf(port()));
        service = builder.start();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(RemotePluginIT::listens);
    }

    @AfterEach
    void stop() {
        service.destroy();
    }

    @Test
    void theServiceAnswersTheCardAndTheTestOfTheConnection() throws IOException {
        run();

        assertThat(card()).contains("Runbook").contains("https://runbooks.example.com/checkout-api");
        assertThat(tested()).contains("The service answers.");
    }

    @Test
    void theServiceSaysHowAnActionGoes() throws IOException {
        run();

        var body = "{\"entity\": \"component:default/checkout-api\", \"values\": {}}";
        var started = admin().post("/api/tenants/acme/actions/local/far-away/restart", body);
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        var run = started.json().path("run").asText();
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ended(run))
                        .contains("\"state\":\"done\"", "was restarted for ", "restarting checkout-api-3"));
    }

    private static String ended(String run) {
        return admin().get("/api/tenants/acme/action-runs/" + run).body();
    }

    private void run() throws IOException {
        var settings = folder.resolve("settings.json");
        Files.writeString(
                settings,
                "{\"host\": \"localhost:%d\", \"signingSecret\": {\"set\": \"%s\"}}".formatted(port(), SECRET));
        var run = STACK.portolan(
                "plugin", "run", folder.resolve("far-away").toString(), "--once", "--config", settings.toString());
        assertThat(run.exit()).as(run.output()).isZero();
        assertThat(run.output()).contains("runs for acme (enabled)");
    }

    private static String card() {
        return admin().get("/api/tenants/acme/views/local/far-away/runbook?entity=component:default/checkout-api")
                .body();
    }

    private static String tested() {
        return admin().post("/api/tenants/acme/installations/local/far-away/test", "{}")
                .body();
    }

    private static Api admin() {
        return new Api(STACK.url(8083), STACK.token("admin@acme.test", "acme"));
    }

    private static int port() {
        return STACK.port(Stack.FILES_OF_TESTS);
    }

    private static boolean listens() {
        try (var _ = new Socket("localhost", port())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
