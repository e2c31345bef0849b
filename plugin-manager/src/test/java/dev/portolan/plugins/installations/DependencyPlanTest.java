package dev.portolan.plugins.installations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.kernel.identity.TenantStates;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.PlanSaid;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Probe;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A plugin and what it needs: shown before, installed together, or not at all.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class DependencyPlanTest {
    private static final String OLDER_GATE = "testers/%s needs testers/gate ^2. It is 2.1.0, since 2.2.0 needs"
            + " testers/key ^3, and testers/lock needs testers/key ^2.";

    @Inject
    TestPublisher publisher;

    @Inject
    TenantStates states;

    @BeforeEach
    void published() {
        Stream.of("1.0.0", "1.1.0", "1.2.0", "2.0.0")
                .forEach(version -> publisher.publish(Probe.easy("base", version, "")));
        publisher.publish(Probe.easy("middle", "1.0.0", "testers/base: {range: \"^1\"}"));
        publisher.publish(Probe.easy("top", "1.0.0", "testers/middle: {range: \"^1\"}"));
    }

    @Test
    void theDryRunShowsWhatElseIsInstalledInTheOrderOfNeedAndChangesNothing() {
        var acme = Portal.of("plan-shown");
        var rows = TestDatabase.count("installation");

        dryRun(acme, "testers/top")
                .statusCode(200)
                .body("plan", hasItems("Installs Probe 1.0.0.", "Also installs Probe 1.2.0."))
                .body("also.plugin", contains("base", "middle"))
                .body("also.version", contains("1.2.0", "1.0.0"))
                .body("also[0].why", equalTo("testers/middle needs testers/base ^1."))
                .body("also[0].asks.permission", hasItem("catalog.entity.read"))
                .body("also[0].asks.title", hasItem("Read your catalog"))
                .body("refusals", empty());

        assertThat(TestDatabase.count("installation")).isEqualTo(rows);
    }

    @Test
    void whatWasConsentedToIsInstalledInOneGo() {
        var acme = Portal.of("plan-done");

        acme.put("testers/top", enabled("middle", "base")).statusCode(201).body("desired", equalTo("enabled"));

        acme.installation("testers/base")
                .body("desired", equalTo("enabled"))
                .body("version", equalTo("1.2.0"))
                .body("channel", equalTo(null));
        acme.installation("testers/middle").body("desired", equalTo("enabled")).body("channel", equalTo("stable"));
        acme.get("/installations/testers/base/revisions").body("items[0].reason", equalTo("needed by testers/top"));
        acme.put("testers/top", enabled("middle", "base")).statusCode(200).body("revision", equalTo(1));
    }

    @Test
    void withoutConsentToAllOfItNothingIsInstalled() {
        var acme = Portal.of("plan-lacks");

        acme.put("testers/top", enabled("base"))
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/plugin-needed"))
                .body("detail", containsString("testers/middle 1.0.0"));

        acme.get("/installations").body("items", empty());
    }

    @Test
    void whatIsInstalledWithoutConsentToTheSecondOneIsUndone() {
        var acme = Portal.of("plan-undone");
        var body = enabled("base").replace("}]}", "}, {\"publisher\": \"testers\", \"plugin\": \"middle\"}]}");

        acme.put("testers/top", body).statusCode(400).body("violations[0].pointer", equalTo("/dependencies/1/grants"));

        acme.get("/installations").body("items", empty());
        assertThat(TestDatabase.query("select count(*) from installation_revision where tenant_id = '"
                        + acme.tenant().id() + "'"))
                .isZero();
    }

    @Test
    void aCircleIsTold() {
        publisher.publish(Probe.easy("hen", "1.0.0", "testers/egg: {range: \"^1\"}"));
        publisher.publish(Probe.easy("egg", "1.0.0", "testers/hen: {range: \"^1\"}"));

        refused(
                "plan-circle",
                "testers/hen",
                "testers/hen needs testers/egg needs testers/hen: plugins that need each other in a circle cannot be"
                        + " installed.");
    }

    @Test
    void demandsThatNoVersionMeetsAreToldWithBothNames() {
        publisher.publish(Probe.easy("left", "1.0.0", "testers/base: {range: \"^1\"}"));
        publisher.publish(Probe.easy("right", "1.0.0", "testers/base: {range: \"^2\"}"));
        publisher.publish(Probe.easy("torn", "1.0.0", "testers/left: {range: \"^1\"}, testers/right: {range: \"^1\"}"));

        refused(
                "plan-conflict",
                "testers/torn",
                "testers/left needs testers/base ^1, and testers/right needs testers/base ^2: no version is right for"
                        + " all of them.");
    }

    @Test
    void ofWhatTwoNeedTheNewestVersionIsTakenThatBothCanUse() {
        publisher.publish(Probe.easy("wide", "1.0.0", "testers/base: {range: \"^1\"}"));
        publisher.publish(Probe.easy("narrow", "1.0.0", "testers/base: {range: \"~1.1\"}"));
        publisher.publish(
                Probe.easy("both", "1.0.0", "testers/wide: {range: \"^1\"}, testers/narrow: {range: \"^1\"}"));

        dryRun(Portal.of("plan-agree"), "testers/both")
                .body("also.plugin", contains("base", "wide", "narrow"))
                .body("also[0].version", equalTo("1.1.0"))
                .body("refusals", empty());
    }

    @Test
    void anOlderVersionIsTakenWhereTheNewestDoesNotGoWithTheRest() {
        doors();
        publisher.publish(Probe.easy("door", "1.0.0", "testers/gate: {range: \"^2\"}, testers/lock: {range: \"^1\"}"));
        var acme = Portal.of("plan-older");

        dryRun(acme, "testers/door")
                .body("refusals", empty())
                .body("also.plugin", contains("key", "gate", "lock"))
                .body("also.version", contains("2.0.0", "2.1.0", "1.0.0"))
                .body("also.find { it.plugin == 'gate' }.why", equalTo(OLDER_GATE.formatted("door")));
        acme.put("testers/door", enabled("key", "lock"))
                .statusCode(409)
                .body("detail", containsString("It also needs testers/gate 2.1.0."));
        acme.get("/installations").body("items", empty());

        acme.put("testers/door", enabled("key", "gate", "lock")).statusCode(201);

        acme.get("/installations")
                .body("items.plugin", contains("door", "gate", "key", "lock"))
                .body("items.version", contains("1.0.0", "2.1.0", "2.0.0", "1.0.0"))
                .body("items.desired", everyItem(equalTo("enabled")));
        acme.installation("testers/gate").body("channel", nullValue());
        acme.installation("testers/lock").body("channel", equalTo("stable"));
    }

    @Test
    void anUpgradeBringsAnOlderVersionTooWhereTheNewestDoesNotGoWithTheRest() {
        doors();
        publisher.publish(Probe.easy("porch", "1.0.0", ""));
        var acme = Portal.of("plan-upgrade");
        acme.put("testers/porch", enabled()).statusCode(201);
        publisher.publish(Probe.easy("porch", "1.1.0", "testers/gate: {range: \"^2\"}, testers/lock: {range: \"^1\"}"));

        acme.json("{\"channel\": \"stable\"}")
                .put(acme.path("/installations/testers/porch?dryRun=true"))
                .then()
                .body("plan", hasItem("Replaces version 1.0.0 by Probe 1.1.0."))
                .body("also.find { it.plugin == 'gate' }.version", equalTo("2.1.0"))
                .body("also.find { it.plugin == 'gate' }.why", equalTo(OLDER_GATE.formatted("porch")));
        acme.patch(
                        "testers/porch",
                        enabled("key", "gate", "lock").replace("{\"enabled\"", "{\"channel\": \"stable\", \"enabled\""))
                .statusCode(200)
                .body("version", equalTo("1.1.0"))
                .body("desired", equalTo("enabled"));

        acme.get("/installations")
                .body("items.plugin", contains("gate", "key", "lock", "porch"))
                .body("items.version", contains("2.1.0", "2.0.0", "1.0.0", "1.1.0"));
    }

    @Test
    void whatIsConsentedToInOneVersionIsNotInstalledInAnother() {
        var acme = Portal.of("plan-agreed");
        var agreed = enabled("base").replace("\"plugin\": \"base\"", "\"plugin\": \"base\", \"version\": \"%s\"");

        acme.put("testers/middle", agreed.formatted("1.1.0"))
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/plugin-needed"))
                .body(
                        "detail",
                        equalTo("It also needs testers/base 1.2.0, and 1.1.0 was agreed to. Look at the plan again."));
        acme.get("/installations").body("items", empty());

        acme.put("testers/middle", agreed.formatted("1.2.0")).statusCode(201);
    }

    @Test
    void whatIsRolledOutToOthersOnlyIsNotBroughtAlong() {
        publisher.publish(Probe.easy("waved", "1.0.0", ""));
        var digest = publisher.publish(Probe.easy("waved", "1.1.0", ""));
        publisher.publish(Probe.easy("waves", "1.0.0", "testers/waved: {range: \"^1\"}"));
        RestAssured.given()
                .header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .contentType("application/json")
                .body("{\"percent\": 0, \"rings\": [\"early\"]}")
                .put("/api/operator/plugins/releases/" + digest + "/rollout")
                .then()
                .statusCode(200);
        var acme = Portal.of("plan-staged");

        dryRun(acme, "testers/waves").body("also.version", contains("1.0.0"));
        acme.put("testers/waves", enabled("waved")).statusCode(201);

        acme.installation("testers/waved").body("version", equalTo("1.0.0")).body("channel", equalTo("stable"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nobody  | testers/nobody: {range: "^1"} | testers/needs-nobody needs testers/nobody ^1, and the marketplace has no such plugin.
            future  | testers/base: {range: "^9"}   | testers/needs-future needs testers/base ^9, and there is no such version that can be installed.
            setup   | testers/probe: {range: "^1"}  | testers/needs-setup needs testers/probe ^1, which must be configured before it runs (host). Install it first.
            """)
    void whatCannotBeInstalledAlongIsToldInWords(String name, String needs, String sentence) {
        publisher.publish(Probe.files("probe", "1.0.0"));
        publisher.publish(Probe.easy("needs-" + name, "1.0.0", needs));

        refused("plan-" + name, "testers/needs-" + name, sentence);
    }

    @Test
    void whatIsInstalledInAnotherVersionIsLeftAloneAndTold() {
        var acme = Portal.of("plan-other");
        acme.put("testers/base", "{\"version\": \"2.0.0\"}").statusCode(201);

        dryRun(acme, "testers/middle")
                .body("also", empty())
                .body(
                        "refusals",
                        contains("testers/middle needs testers/base ^1, and 2.0.0 is installed. Change its version"
                                + " first."));
    }

    @Test
    void whatIsDisabledIsEnabledAlong() {
        var acme = Portal.of("plan-enables");
        acme.put("testers/base", "{\"version\": \"1.0.0\"}").statusCode(201).body("desired", equalTo("disabled"));

        dryRun(acme, "testers/middle")
                .body("also.version", contains("1.0.0"))
                .body("also[0].why", containsString("will be enabled"));
        acme.put("testers/middle", enabled("base")).statusCode(201);

        acme.installation("testers/base")
                .body("desired", equalTo("enabled"))
                .body("version", equalTo("1.0.0"))
                .body("revision", equalTo(2));
    }

    @Test
    void whatIsOnlyUsefulIsToldAndNotInstalled() {
        publisher.publish(Probe.easy("modest", "1.0.0", "testers/base: {range: \"^1\", optional: true}"));

        dryRun(Portal.of("plan-optional"), "testers/modest")
                .body("plan", hasItem("It can work with testers/base ^1 too, which is not enabled; it does without."))
                .body("also", empty())
                .body("refusals", empty());
    }

    @Test
    void thePlanCountsAllOfThem() {
        var acme = Portal.of("plan-room");
        PlanSaid.of(acme, states, 1, Map.of("plugins", 2L));

        dryRun(acme, "testers/top").body("refusals[0]", startsWith("The plan team allows 2 plugins"));
        acme.put("testers/top", enabled("middle", "base"))
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/plan-limit"));
        acme.get("/installations").body("items", empty());
    }

    @Test
    void anotherVersionMustStillDoForWhoNeedsIt() {
        var acme = Portal.of("plan-keeps");
        acme.put("testers/middle", enabled("base")).statusCode(201);

        acme.patch("testers/base", "{\"version\": \"2.0.0\"}")
                .statusCode(409)
                .body("detail", equalTo("testers/middle 1.0.0 needs testers/base ^1, and this is 2.0.0."));
        acme.json("{\"version\": \"2.0.0\"}")
                .put(acme.path("/installations/testers/base?dryRun=true"))
                .then()
                .body("refusals", contains("testers/middle 1.0.0 needs testers/base ^1, and this is 2.0.0."));

        acme.patch("testers/base", "{\"version\": \"1.0.0\"}").statusCode(200);
        acme.delete("testers/base").statusCode(409).body("detail", containsString("testers/middle"));
    }

    @Test
    void aRollbackIsHeldToWhatItNeeds() {
        var acme = Portal.of("plan-back");
        acme.put("testers/middle", enabled("base")).statusCode(201);
        acme.patch("testers/middle", "{\"enabled\": false}").statusCode(200);
        acme.delete("testers/base").statusCode(202);

        acme.post("testers/middle", "rollback?dryRun=true", "{\"revision\": 1}")
                .statusCode(200)
                .body("refusals", contains("It needs testers/base ^1, enabled."));
        acme.post("testers/middle", "rollback", "{\"revision\": 1}")
                .statusCode(409)
                .body("detail", equalTo("It needs testers/base ^1, enabled."));

        acme.installation("testers/middle").body("desired", equalTo("disabled")).body("revision", equalTo(2));
    }

    @Test
    void whatIsRestoredNamesWhatHasToBeRestoredBefore() {
        var acme = Portal.of("plan-restores");
        acme.put("testers/middle", enabled("base")).statusCode(201);
        acme.delete("testers/middle").statusCode(202);
        acme.delete("testers/base").statusCode(202);

        acme.post("testers/middle", "restore", "{}")
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/plugin-needed"))
                .body("detail", equalTo("It needs testers/base ^1, enabled."));
        acme.get("/installations").body("items", empty());

        acme.post("testers/base", "restore", "{}").statusCode(200);
        acme.post("testers/middle", "restore", "{}").statusCode(200).body("desired", equalTo("enabled"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            an object    | {"dependencies": {}}                                                          | /dependencies
            a text       | {"dependencies": ["base"]}                                                    | /dependencies/0
            no plugin    | {"dependencies": [{"publisher": "testers"}]}                                  | /dependencies/0/plugin
            unknown      | {"dependencies": [{"publisher": "testers", "plugin": "base", "config": 1}]}   | /dependencies/0/config
            grants       | {"dependencies": [{"publisher": "testers", "plugin": "base", "grants": 1}]}   | /dependencies/0/grants
            a version    | {"dependencies": [{"publisher": "testers", "plugin": "base", "version": 1}]}  | /dependencies/0/version
            a bad grant  | {"dependencies": [{"publisher": "testers", "plugin": "base", "grants": ["x"]}]} | /dependencies/0/grants/0
            """)
    void consentOfTheWrongFormIsRefused(String name, String body, String pointer) {
        Portal.of("plan-forms")
                .put("testers/top", body)
                .statusCode(400)
                .body("violations[0].pointer", equalTo(pointer));
    }

    /// The newest gate needs another key than the lock does.
    private void doors() {
        publisher.publish(Probe.easy("key", "2.0.0", ""));
        publisher.publish(Probe.easy("key", "3.0.0", ""));
        publisher.publish(Probe.easy("gate", "2.1.0", "testers/key: {range: \"^2\"}"));
        publisher.publish(Probe.easy("gate", "2.2.0", "testers/key: {range: \"^3\"}"));
        publisher.publish(Probe.easy("lock", "1.0.0", "testers/key: {range: \"^2\"}"));
    }

    private void refused(String slug, String plugin, String sentence) {
        var acme = Portal.of(slug);
        dryRun(acme, plugin).statusCode(200).body("refusals", contains(sentence));
        acme.put(plugin, enabled())
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/plugin-needed"))
                .body("detail", containsString(sentence));
        acme.get("/installations").body("items", empty());
    }

    private static ValidatableResponse dryRun(Portal portal, String plugin) {
        return portal.json(enabled())
                .put(portal.path("/installations/" + plugin + "?dryRun=true"))
                .then();
    }

    private static String enabled(String... also) {
        var dependencies = Stream.of(also)
                .map(plugin -> "{\"publisher\": \"testers\", \"plugin\": \"" + plugin + "\", \"grants\": "
                        + Probe.CONSENT + "}")
                .collect(Collectors.joining(", "));
        return "{\"enabled\": true, \"grants\": " + Probe.CONSENT + ", \"dependencies\": [" + dependencies + "]}";
    }
}
