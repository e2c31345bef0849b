package dev.portolan.plugins.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class InstallationResourceTest {
    private static final String PROBE = "testers/probe";

    @Inject
    TestPublisher publisher;

    @BeforeEach
    void published() {
        publisher.publish(Probe.files("probe", "1.0.0"));
        publisher.publish(Probe.files("probe", "1.1.0"));
        publisher.publish(Probe.files("probe", "2.0.0-rc.1"));
    }

    @Test
    void theServiceItselfCannotChangeARevision() {
        var may = "select count(*) from pg_roles where rolname like 'service\\_%' and rolname <> 'service_owner'"
                + " and has_any_column_privilege(rolname, '";

        assertThat(TestDatabase.query(may + "installation_revision', 'update')"))
                .isZero();
        assertThat(TestDatabase.query(may + "installation', 'update')")).isPositive();
    }

    @Test
    void aRollbackIsShownBeforeItIsDone() {
        var acme = Portal.of("back-shown");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.patch(PROBE, "{\"configuration\": {\"level\": 8}}").statusCode(200);

        acme.post(PROBE, "rollback?dryRun=true", "{\"revision\": 1}")
                .statusCode(200)
                .body("plan", contains(containsString("Changes the settings of Probe")))
                .body("diff.path", contains("/configuration/level"))
                .body("diff[0].before", equalTo(8))
                .body("diff[0].after", equalTo(5))
                .body("desired", equalTo("enabled"))
                .body("refusals", empty());
        acme.post(PROBE, "rollback?dryRun=true", "{\"revision\": 2}")
                .body("plan", contains("Nothing changes."))
                .body("diff", empty());
        acme.post(PROBE, "rollback?dryRun=true", "{\"revision\": 9}").statusCode(400);

        acme.installation(PROBE).body("revision", equalTo(2)).body("configuration.level", equalTo(8));
    }

    @Test
    void installingTwiceIsInstallingOnce() {
        var acme = Portal.of("twice");
        acme.put(PROBE, Probe.enabled()).statusCode(201).body("version", equalTo("1.1.0"));

        acme.put(PROBE, Probe.enabled()).statusCode(200).header("ETag", equalTo("\"1\""));

        acme.get("/installations/" + PROBE + "/revisions").body("items.change", contains("installed"));
    }

    @Test
    void clicksAtTheSameTimeInstallOnce() throws Exception {
        var acme = Portal.of("clicks");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> click =
                    () -> acme.put(PROBE, Probe.enabled()).extract().statusCode();
            var statuses = new ArrayList<Integer>();
            for (var answer : people.invokeAll(Collections.nCopies(4, click))) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 200, 200, 200);
        }
        acme.installation(PROBE).body("revision", equalTo(1));
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndChangesNothing() {
        var acme = Portal.of("dry");
        var rows = TestDatabase.count("installation") + TestDatabase.count("secret");

        acme.json(Probe.enabled())
                .put(acme.path("/installations/" + PROBE + "?dryRun=true"))
                .then()
                .statusCode(200)
                .body("plan", contains("Installs Probe 1.1.0."))
                .body("desired", equalTo("enabled"))
                .body("diff.path", hasItem("/configuration/host"))
                .body("consents.title", not(empty()))
                .body(not(containsString("s3cr3t")));

        assertThat(TestDatabase.count("installation") + TestDatabase.count("secret"))
                .isEqualTo(rows);
        acme.installation(PROBE).statusCode(404);
    }

    @Test
    void aPatchChangesOnlyWhatItNames() {
        var acme = Portal.of("patches");
        acme.put(PROBE, Probe.enabled()).statusCode(201);

        acme.patch(PROBE, "{\"configuration\": {\"level\": 9}}").statusCode(200);

        acme.installation(PROBE)
                .body("configuration.level", equalTo(9))
                .body("configuration.host", equalTo(ForeignWorld.host()))
                .body("configuration.token.set", equalTo(true))
                .body("revision", equalTo(2));
        acme.get("/installations/" + PROBE + "/revisions")
                .body("items[0].change", equalTo("configured"))
                .body(
                        "items[0].diff",
                        equalTo(List.of(Map.of("path", "/configuration/level", "before", 5, "after", 9))))
                .body("items[0].author.subject", equalTo("owner-of-patches"));
    }

    @Test
    void aPatchThatChangesNothingMakesNoRevision() {
        var acme = Portal.of("noop");
        acme.put(PROBE, Probe.enabled()).statusCode(201);

        acme.patch(
                        PROBE,
                        "{\"enabled\": true, \"configuration\": {\"level\": 5, \"token\": {\"set\":"
                                + " \"s3cr3t-of-acme\"}}}")
                .statusCode(200)
                .body("revision", equalTo(1));
    }

    @Test
    void disablingAndEnablingAreRevisions() {
        var acme = Portal.of("toggle");
        acme.put(PROBE, Probe.enabled()).statusCode(201);

        acme.patch(PROBE, "{\"enabled\": false}").statusCode(200).body("desired", equalTo("disabled"));
        acme.patch(PROBE, "{\"enabled\": true}").statusCode(200).body("desired", equalTo("enabled"));

        acme.get("/installations/" + PROBE + "/revisions")
                .body("items.change", contains("enabled", "disabled", "installed"));
    }

    @Test
    void whatLacksConfigurationWaitsForIt() {
        var acme = Portal.of("waits");
        acme.put(PROBE, "{\"enabled\": true, \"grants\": " + Probe.CONSENT + "}")
                .statusCode(201)
                .body("desired", equalTo("needs_configuration"))
                .body("enabled", equalTo(false))
                .body("missing.pointer", contains("/configuration/host"));

        acme.patch(PROBE, "{\"configuration\": {\"host\": \"" + ForeignWorld.host() + "\"}}")
                .statusCode(200)
                .body("desired", equalTo("enabled"))
                .body("missing", empty());
    }

    @Test
    void aChangeOnTopOfAnotherIsRefusedWhenAsked() {
        var acme = Portal.of("matches");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.patch(PROBE, "{\"enabled\": false}").statusCode(200);

        acme.json("{\"enabled\": true}")
                .header("If-Match", "\"1\"")
                .patch(acme.path("/installations/" + PROBE))
                .then()
                .statusCode(412)
                .body("type", equalTo("https://portolan.dev/problems/precondition-failed"));

        acme.installation(PROBE).body("revision", equalTo(2)).body("enabled", equalTo(false));
    }

    @Test
    void aRollbackBringsBackAllButTheSecret() {
        var acme = Portal.of("back");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.patch(
                        PROBE,
                        "{\"version\": \"1.0.0\", \"configuration\": {\"level\": 8, \"token\": {\"set\": \"newest\"}}}")
                .statusCode(200)
                .body("version", equalTo("1.0.0"));

        acme.post(PROBE, "rollback", "{\"revision\": 1}")
                .statusCode(200)
                .body("revision", equalTo(3))
                .body("version", equalTo("1.1.0"))
                .body("configuration.level", equalTo(5));

        acme.post(PROBE, "test", "{}")
                .statusCode(200)
                .body("message", equalTo("sent " + "Bearer newest".length() + " characters"));
        acme.get("/installations/" + PROBE + "/revisions").body("items[0].change", equalTo("rolled_back"));
    }

    @Test
    void aSecretDoesNotFollowItsHost() {
        var acme = Portal.of("moves");
        acme.put(PROBE, Probe.enabled()).statusCode(201);

        acme.patch(PROBE, "{\"configuration\": {\"host\": \"evil.example.com\"}}")
                .statusCode(400)
                .body("violations.pointer", hasItem("/configuration/token"))
                .body("violations.pointer", hasItem("/grants"));

        acme.patch(
                        PROBE,
                        "{\"configuration\": {\"host\": \"good.example.com\", \"token\": {\"set\": \"another\"}},"
                                + " \"grants\": "
                                + Probe.CONSENT + "}")
                .statusCode(200);
    }

    @Test
    void aRollbackToAnotherHostDropsTheSecret() {
        var acme = Portal.of("back-host");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.patch(
                        PROBE,
                        "{\"configuration\": {\"host\": \"good.example.com\", \"token\": {\"set\": \"another\"}},"
                                + " \"grants\": "
                                + Probe.CONSENT + "}")
                .statusCode(200);

        acme.post(PROBE, "rollback", "{\"revision\": 1}")
                .statusCode(200)
                .body("configuration.host", equalTo(ForeignWorld.host()))
                .body("configuration.token.set", equalTo(false));
    }

    @Test
    void anUninstalledPluginComesBackAsItWas() {
        var acme = Portal.of("restores");
        acme.put(PROBE, Probe.enabled()).statusCode(201);

        acme.delete(PROBE).statusCode(202).body("desired", equalTo("uninstalling"));
        acme.delete(PROBE).statusCode(202);
        acme.installation(PROBE).statusCode(404);
        acme.get("/installations").body("items", empty());
        acme.get("/installations?retained=true").body("items.plugin", contains("probe"));

        acme.post(PROBE, "restore", "{}")
                .statusCode(200)
                .body("desired", equalTo("enabled"))
                .body("configuration.level", equalTo(5))
                .body("configuration.token.set", equalTo(true))
                .body("revision", equalTo(3));
    }

    @Test
    void whatWasUninstalledTooLongAgoIsGone() throws Exception {
        var acme = Portal.of("expired");
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.delete(PROBE).statusCode(202);
        try (var connection = TestDatabase.superuser();
                var age = connection.prepareStatement(
                        "update installation set uninstalled_at = now() - interval '31 days'"
                                + " where tenant_id = ?")) {
            age.setObject(1, acme.tenant().id().value());
            age.execute();
        }

        acme.post(PROBE, "restore", "{}").statusCode(404);

        acme.put(PROBE, "{}")
                .statusCode(201)
                .body("configuration.token.set", equalTo(false))
                .body("revision", equalTo(1));
    }

    @Test
    void thePlanLimitsHowManyThereAre() {
        var acme = Portal.of("limits");
        publisher.publish(Probe.files("second", "1.0.0"));
        acme.put(PROBE, "{}").statusCode(201);
        var token = acme.tenant().token("owner", TestTenant.all(), Map.of("plugins", 1));

        RestAssured.given()
                .header("Authorization", "Bearer " + token)
                .contentType("application/json")
                .body("{}")
                .put(acme.path("/installations/testers/second"))
                .then()
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/plan-limit"))
                .body("detail", containsString("allows 1 plugins"));
    }

    @Test
    void aPluginAndWhatItNeedsStayTogether() {
        var acme = Portal.of("needs");
        publisher.publish(Probe.files("needy", "1.0.0", 3000, ", plugins: {testers/probe: {range: \"^1\"}}"));

        acme.put("testers/needy", Probe.enabled())
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/plugin-needed"))
                .body("detail", containsString("testers/probe"));
        acme.put(PROBE, Probe.enabled()).statusCode(201);
        acme.put("testers/needy", Probe.enabled()).statusCode(201);
        acme.delete(PROBE).statusCode(409).body("detail", containsString("testers/needy"));
    }

    @Test
    void aChannelIsFollowedAndAVersionIsPinned() {
        var acme = Portal.of("channels");
        acme.put(PROBE, "{\"channel\": \"beta\"}")
                .statusCode(201)
                .body("version", equalTo("2.0.0-rc.1"))
                .body("channel", equalTo("beta"));

        acme.patch(PROBE, "{\"version\": \"1.0.0\"}")
                .body("version", equalTo("1.0.0"))
                .body("channel", equalTo(null));
    }
}
