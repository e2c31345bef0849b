package dev.portolan.plugins.events;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// The plugin in docs/plugin-events.md does what is said there.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class DocumentedEventsTest {
    private static final Path GUIDE = Path.of("../docs/plugin-events.md");
    private static final Pattern FILE = Pattern.compile("(?m)^`([\\w.]+)`\\R```\\w+\\R([\\s\\S]*?)^```$");
    private static final String PLUGIN = "testers/deploys";
    private static final String SECRET = "known-to-both";
    private static final Duration SOON = Duration.ofSeconds(15);

    @Inject
    TestPublisher publisher;

    @Test
    void thePluginOfTheGuideWorks() throws IOException, GeneralSecurityException {
        publisher.publish(files());
        var acme = Tenants.open("guide-events");
        acme.put(PLUGIN, """
                {"enabled": true, "configuration": {"signingSecret": {"set": "%s"}},
                 "grants": ["catalog.entity.read", "event.publish"]}""".formatted(SECRET)).statusCode(201);

        call(acme, "{\"component\": \"web\", \"environment\": \"production\", \"ok\": false}", 200);
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acme.get("/events?type=plugin.testers.deploys.failed")
                        .body("items.data.component", contains("web")));
        String failed = acme.get("/events?type=plugin.testers.*").extract().path("items[0].id");
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acme.get("/events/" + failed).body("deliveries.state", contains("delivered")));
        acme.get("/installations/" + PLUGIN + "/log")
                .body("items.message", hasItem("plugin.testers.deploys.failed web"));
        call(acme, "{}", 400);

        String run = acme.json("""
                {"entity": "component:default/web", "values": {"reason": "a new release"}}""")
                .post(acme.path("/actions/" + PLUGIN + "/deploy"))
                .then()
                .statusCode(202)
                .extract()
                .path("run");
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> acme.get("/action-runs/" + run)
                        .body("state", equalTo("done"))
                        .body("log.message", hasItem("testing web in staging"))
                        .body("progress.done", equalTo(3))
                        .body("result.view.items[0].value", equalTo("staging")));
    }

    private static void call(Portal portal, String body, int status) throws GeneralSecurityException {
        String address = portal.get("/webhooks-in").extract().path("items[0].address");
        assertThat(address).isNotNull();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        var signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(() -> given().header("X-Deploy-Signature", signature)
                        .contentType("application/json")
                        .body(body)
                        .post(URI.create(address).getPath())
                        .then()
                        .statusCode(status)
                        .body(notNullValue()));
    }

    private static Map<String, String> files() throws IOException {
        var guide = Files.readString(GUIDE)
                .replace("publisher: acme", "publisher: testers")
                .replace("plugin.acme.", "plugin.testers.");
        var files = new LinkedHashMap<String, String>();
        var found = FILE.matcher(guide);
        while (found.find()) {
            files.put(found.group(1), found.group(2));
        }
        assertThat(files).containsOnlyKeys("plugin.yaml", "config.schema.json", "plugin.js");
        files.put("README.md", "# Deployments\n");
        files.put("CHANGELOG.md", "## 1.0.0\n");
        return files;
    }
}
