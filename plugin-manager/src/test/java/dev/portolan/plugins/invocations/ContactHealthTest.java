package dev.portolan.plugins.invocations;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the platform makes of how a plugin gets on with what it calls.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class ContactHealthTest {
    @Inject
    TestPublisher publisher;

    @Test
    void aSecretThatIsRefusedAgainAndAgainHasExpiredUntilAnotherIsTaken() {
        publisher.publish(calling("guest", "/guarded"));
        var acme = Portal.of("expires");
        acme.put("testers/guest", enabled("old")).statusCode(201);

        call(acme, "guest");
        call(acme, "guest");
        acme.installation("testers/guest").body("health.state", equalTo("degraded"));
        call(acme, "guest");
        acme.installation("testers/guest")
                .body("health.state", equalTo("auth_expired"))
                .body("health.message", containsString("has refused its secret 3 times in a row"));
        acme.get("/plugin-repairs")
                .body("items.kind", hasItem("auth_expired"))
                .body("items[0].mends.action", hasItem("configure"));

        acme.post(
                        "testers/guest",
                        "test",
                        "{\"configuration\": {\"host\": \"" + ForeignWorld.host()
                                + "\", \"token\": {\"set\": \"good\"}}, \"grants\": " + Probe.CONSENT + "}")
                .statusCode(200);
        acme.installation("testers/guest").body("health.state", equalTo("auth_expired")); // only tried, not set

        acme.patch("testers/guest", "{\"configuration\": {\"token\": {\"set\": \"good\"}}}")
                .statusCode(200);
        acme.installation("testers/guest").body("health.state", equalTo("ok"));
        acme.view("testers/guest", "fetch").body("error", equalTo(null));
        acme.installation("testers/guest").body("health.state", equalTo("ok"));
        acme.get("/plugin-repairs").body("items", empty());
    }

    @Test
    void oneThatIsToldToComeBackLaterIsRetryingAndNothingToRepair() {
        publisher.publish(calling("patient", "/resting"));
        var acme = Portal.of("rests");
        acme.put("testers/patient", enabled("good")).statusCode(201);

        call(acme, "patient");

        acme.installation("testers/patient")
                .body("health.state", equalTo("retrying"))
                .body("health.message", containsString("answers with status 503. It tries again with each call."));
        acme.get("/plugin-repairs").body("items", empty());
    }

    @Test
    void aTrialWithAWrongSecretSaysNothingOfTheOneInForce() {
        publisher.publish(calling("tried", "/guarded"));
        var acme = Portal.of("tries");
        acme.put("testers/tried", enabled("good")).statusCode(201);
        for (var attempt = 1; attempt <= 4; attempt++) {
            acme.post(
                            "testers/tried",
                            "test",
                            "{\"configuration\": {\"host\": \"" + ForeignWorld.host()
                                    + "\", \"token\": {\"set\": \"wrong\"}}, \"grants\": " + Probe.CONSENT + "}")
                    .statusCode(200);
        }
        acme.view("testers/tried", "fetch").body("error", equalTo(null));
        acme.installation("testers/tried").body("health.state", equalTo("ok"));
    }

    private static void call(Portal portal, String plugin) {
        portal.view("testers/" + plugin, "fetch").statusCode(200).body("error", containsString("status"));
    }

    private static String enabled(String token) {
        return "{\"enabled\": true, \"configuration\": {\"host\": \"" + ForeignWorld.host()
                + "\", \"token\": {\"set\": \"" + token + "\"}}, \"grants\": " + Probe.CONSENT + "}";
    }

    /// A probe that fetches from one address, and fails unless it answers with status 200.
    private static Map<String, String> calling(String id, String path) {
        var files = new HashMap<>(Probe.files(id, "1.0.0"));
        files.compute(
                "plugin.js",
                (_, code) -> code.replace("'/echo'", "'" + path + "'")
                        .replace(
                                "return text(JSON.stringify(answer));",
                                "if (answer.status !== 200) throw new Error('status ' + answer.status); return text('fine');"));
        return files;
    }
}
