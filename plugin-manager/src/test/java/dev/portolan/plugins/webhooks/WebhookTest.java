package dev.portolan.plugins.webhooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Reactor;
import dev.portolan.plugins.world.Rows;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class WebhookTest {
    private static final String PLUGIN = "testers/hooked";
    private static final String SECRET = "c2VjcmV0LW9mLXRoZS1odWI=";

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Reactor.files("hooked"));
    }

    @Test
    void anAddressIsShownToWhoMayConfigureOnly() {
        var acme = enabled("hook-shown");
        acme.get("/webhooks-in")
                .statusCode(200)
                .body("items.extension", containsInAnyOrder("open", "hub", "lab", "standard"))
                .body("items[0].publisher", equalTo("testers"))
                .body("items[0].address", startsWith("http://localhost:8080/hooks/"))
                .body("items.find { it.extension == 'open' }.signature", nullValue())
                .body("items.find { it.extension == 'hub' }.signature.kind", equalTo("hmac-sha256"))
                .body("items.find { it.extension == 'hub' }.signature.set", equalTo(true));
        assertThat(token(acme, "open")).hasSize(43).isEqualTo(token(acme, "open"));
        acme.tenant().asViewer().get(acme.path("/webhooks-in")).then().statusCode(403);
        Portal.of("hook-other").get("/webhooks-in").body("items", hasSize(0));
    }

    @Test
    void aCallIsAnsweredByThePluginAndIsOnTheLog() {
        var acme = enabled("hook-call");
        var other = enabled("hook-call-other");

        call(token(acme, "open"), "{\"status\": 201, \"body\": \"thanks\"}", Map.of("Authorization", "Basic x"))
                .statusCode(201)
                .body(equalTo("thanks"))
                .contentType(startsWith("text/plain"))
                .header("X-Answer", "yes")
                .header("Set-Cookie", nullValue())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"));
        call(token(acme, "open"), "not json", Map.of("X-Some-Token", "t0k3n", "X-Event", "push"))
                .statusCode(202);
        call(token(acme, "open"), "{\"fail\": true}", Map.of()).statusCode(500).body(equalTo("The receiver failed."));

        acme.get("/events?type=webhook.*")
                .body("items", hasSize(3))
                .body("items[2].type", equalTo("webhook.received"))
                .body("items[2].plugin", equalTo(PLUGIN))
                .body("items[2].data.status", equalTo(201))
                .body("items[2].data.extension", equalTo("open"))
                .body("items[2].data.body.body", equalTo("thanks"))
                .body("items[2].data.headers", not(hasKey("authorization")))
                .body("items[1].data.body", equalTo("not json"))
                .body("items[1].data.headers", not(hasKey("x-some-token")))
                .body("items[1].data.headers.x-event", equalTo("push"))
                .body("items[0].data.status", equalTo(500))
                .body("items[0].data.error", containsString("fell over"));
        other.get("/events?type=webhook.*").body("items", hasSize(0));
        acme.get("/webhooks-in").body("items.find { it.extension == 'open' }.lastAt", notNullValue());
    }

    @Test
    void aSignatureMustHold() {
        var acme = enabled("hook-signed");
        var token = token(acme, "hub");
        var body = "{\"echo\": true}";
        var right = "sha256=" + HexFormat.of().formatHex(mac(SECRET.getBytes(StandardCharsets.UTF_8), body));

        call(token, body, Map.of("X-Hub-Signature-256", right, "X-Event", "push"))
                .statusCode(202)
                .body("headers.x-event", equalTo("push"))
                .body("headers", not(hasKey("x-hub-signature-256")));
        call(token, body + " ", Map.of("X-Hub-Signature-256", right))
                .statusCode(401)
                .body(equalTo(""));
        call(token, body, Map.of()).statusCode(401);
        call(token(acme, "lab"), body, Map.of("X-Lab-Token", SECRET)).statusCode(202);
        call(token(acme, "lab"), body, Map.of("X-Lab-Token", "guess")).statusCode(401);

        acme.get("/events?type=webhook.*")
                .body("items.findAll { it.data.status == 401 }", hasSize(3))
                .body("items.findAll { it.data.status == 202 }", hasSize(2))
                .body("items[0].data.error", equalTo("The caller sent another token."))
                .body("items[0].data.body", nullValue());
    }

    @Test
    void aStandardMessageIsTakenOnceAndWhenFreshOnly() {
        var acme = enabled("hook-standard");
        var token = token(acme, "standard");

        standard(token, "msg-1", Instant.now(), "{\"status\": 200}").statusCode(200);
        standard(token, "msg-1", Instant.now(), "{\"status\": 200}").statusCode(202);
        standard(token, "msg-2", Instant.now().minusSeconds(400), "{}").statusCode(401);
        standard(token, "msg-3", Instant.now(), "{\"fail\": true}").statusCode(500);
        standard(token, "msg-3", Instant.now(), "{\"status\": 204}").statusCode(204);

        acme.get("/events?type=webhook.*").body("items", hasSize(4));
    }

    @Test
    void withoutASecretNobodyIsBelieved() {
        var acme = Tenants.open("hook-unset");
        acme.put(PLUGIN, "{\"enabled\": true, \"grants\": [\"catalog.entity.read\", \"event.publish\"]}")
                .statusCode(201);
        known(acme);

        call(token(acme, "lab"), "{}", Map.of("X-Lab-Token", "")).statusCode(401);

        acme.get("/webhooks-in").body("items.find { it.extension == 'lab' }.signature.set", equalTo(false));
        acme.get("/events?type=webhook.*").body("items[0].data.error", containsString("is not set"));
    }

    @Test
    void aRenewedAddressReplacesTheOldOne() {
        var acme = enabled("hook-renewed");
        var old = token(acme, "open");
        var path = "/webhooks-in/" + PLUGIN + "/open/renewal";

        acme.json("{}").post(acme.path(path)).then().statusCode(200);

        assertThat(token(acme, "open")).isNotEqualTo(old);
        call(old, "{}", Map.of()).statusCode(404);
        call(token(acme, "open"), "{}", Map.of()).statusCode(202);
        acme.json("{}").post(acme.path(path.replace("open", "greet"))).then().statusCode(404);
        acme.tenant()
                .as("ada", Permissions.EVENT_READ)
                .post(acme.path(path))
                .then()
                .statusCode(403);
        Portal.of("hook-other")
                .json("{}")
                .post("/api/tenants/hook-other" + path)
                .then()
                .statusCode(404);
    }

    @Test
    void whatIsNoAddressHasOneAnswer() {
        var acme = enabled("hook-gone");
        var token = token(acme, "open");
        var unknown =
                call("A".repeat(43), "{}", Map.of()).statusCode(404).extract().asString();
        acme.patch(PLUGIN, "{\"enabled\": false}").statusCode(200);
        var disabled = call(token, "{}", Map.of()).statusCode(404).extract().asString();
        acme.patch(PLUGIN, "{\"enabled\": true}").statusCode(200);
        call(token, "{}", Map.of()).statusCode(202);
        Tenants.say(acme, TenantLifecycle.SUSPENDED, 2);

        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> call(token, "{}", Map.of()).statusCode(404));

        assertThat(disabled.replace(token, "")).isEqualTo(unknown.replace("A".repeat(43), ""));
        assertThat(unknown).doesNotContain("hook-gone");
    }

    @Test
    void whatIsTooLargeOrTooOftenIsRefused() {
        var acme = enabled("hook-much");
        var token = token(acme, "lab");
        call(token, "x".repeat(1024 * 1024 + 1), Map.of()).statusCode(413);

        for (var i = 0; i < 120; i++) {
            call(token, "{}", Map.of()).statusCode(oneOf(401, 429));
        }

        // At the turn of a minute it counts anew.
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> call(token, "{}", Map.of()).statusCode(429).header("Retry-After", notNullValue()));
        acme.get("/events?type=webhook.*").body("items.size()", lessThanOrEqualTo(10));
    }

    private static Portal enabled(String slug) {
        var portal = Tenants.open(slug);
        portal.put(PLUGIN, Reactor.enabled(SECRET)).statusCode(201);
        known(portal);
        return portal;
    }

    /// Until the service has heard of the tenant. What it takes to know leaves its events behind, so they go.
    private static void known(Portal portal) {
        var token = token(portal, "standard");
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> call(token, "{}", Map.of()).statusCode(401));
        Rows.change(
                "delete from tenant_event where tenant_id = ?",
                portal.tenant().id().value());
    }

    private static String token(Portal portal, String extension) {
        String address = portal.get("/webhooks-in")
                .statusCode(200)
                .extract()
                .path("items.find { it.extension == '" + extension + "' }.address");
        return URI.create(address).getPath().substring("/hooks/".length());
    }

    private static ValidatableResponse call(String token, String body, Map<String, String> headers) {
        return given().headers(headers)
                .contentType("application/json")
                .body(body)
                .post("/hooks/" + token)
                .then();
    }

    private static ValidatableResponse standard(String token, String id, Instant at, String body) {
        var signed = mac(Base64.getDecoder().decode(SECRET), id + "." + at.getEpochSecond() + "." + body);
        return call(
                token,
                body,
                Map.of(
                        "webhook-id",
                        id,
                        "webhook-timestamp",
                        String.valueOf(at.getEpochSecond()),
                        "webhook-signature",
                        "v1," + Base64.getEncoder().encodeToString(signed)));
    }

    private static byte[] mac(byte[] key, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
