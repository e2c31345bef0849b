package dev.portolan.plugins.upgrades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Edition;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an admin sees of newer releases and does about them. tenant-service has said nothing of these tenants,
/// so that nothing happens by itself.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class PluginUpdatesTest {
    @Inject
    TestPublisher publisher;

    @Test
    void aReleaseThatAsksForNothingNewIsAutomatic() {
        var acme = installed("up-auto", "auto");
        publisher.publish(Edition.of("auto", "1.1.0").files());

        acme.get("/plugin-updates")
                .statusCode(200)
                .body("items.plugin", contains("auto"))
                .body("items[0].publisher", equalTo("testers"))
                .body("items[0].title", equalTo("Growing"))
                .body("items[0].from", equalTo("1.0.0"))
                .body("items[0].to", equalTo("1.1.0"))
                .body("items[0].channel", equalTo("stable"))
                .body("items[0].class", equalTo("automatic"))
                .body("items[0].asks", empty())
                .body("items[0].budgets", empty())
                .body("items[0].blockedBy", empty())
                .body("items[0].migrates", equalTo(false))
                .body("items[0].changelog", containsString("Better."))
                .body("next", nullValue());
        acme.installation("testers/auto")
                .body("automaticUpdates", equalTo(true))
                .body("update.version", equalTo("1.1.0"))
                .body("update.class", equalTo("automatic"));
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndChangesNothing() {
        var acme = installed("up-dry", "dry");
        publisher.publish(Edition.of("dry", "1.1.0").files());

        update(acme, "?dryRun=true", "{}")
                .body("items.outcome", contains("would_update"))
                .body("items[0].diff[0].path", equalTo("/version"))
                .body("items[0].diff[0].after", equalTo("1.1.0"));

        acme.installation("testers/dry").body("version", equalTo("1.0.0")).body("revision", equalTo(1));
    }

    @Test
    void updatingAllUpdatesWhatAsksForNothing() {
        var acme = installed("up-all", "all-plain");
        publisher.publish(Edition.of("all-asks", "1.0.0").files());
        acme.put("testers/all-asks", "{\"enabled\": true}").statusCode(201);
        publisher.publish(Edition.of("all-plain", "1.1.0").files());
        publisher.publish(
                Edition.of("all-asks", "1.1.0").asking("[catalog.entity.read]").files());

        update(acme, "", "{}")
                .body("items.find { it.plugin == 'all-plain' }.outcome", equalTo("updated"))
                .body("items.find { it.plugin == 'all-asks' }.outcome", equalTo("waits_for_consent"))
                .body("items.find { it.plugin == 'all-asks' }.message", containsString("catalog.entity.read"));

        acme.installation("testers/all-plain").body("version", equalTo("1.1.0"));
        acme.get("/installations/testers/all-plain/revisions")
                .body("items[0].change", equalTo("upgraded"))
                .body("items[0].author.subject", equalTo("owner-of-up-all"));
        acme.installation("testers/all-asks").body("version", equalTo("1.0.0"));
        acme.view("testers/all-asks", "widget").body("view.markdown", startsWith("release 1.0.0"));
    }

    @Test
    void updatingTwiceAtOnceIsUpdatingOnce() throws Exception {
        var acme = installed("up-twice", "twice");
        publisher.publish(Edition.of("twice", "1.1.0").files());

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Object> click = () -> update(acme, "", "{}").extract().path("items[0].outcome");
            for (var answer : people.invokeAll(Collections.nCopies(4, click))) {
                assertThat(answer.get()).isIn("updated", null); // null: there was nothing left to update
            }
        }

        acme.installation("testers/twice").body("revision", equalTo(2)).body("version", equalTo("1.1.0"));
        item(acme, "twice", "").body("items[0].outcome", equalTo("updated"));
        acme.installation("testers/twice").body("revision", equalTo(2));
    }

    @Test
    void moreIsInstalledOnlyWithConsent() {
        var acme = installed("up-consent", "consent");
        publisher.publish(Edition.of("consent", "1.1.0")
                .asking("[catalog.entity.read, {egress: \"https://example.com\"}]")
                .files());

        acme.get("/plugin-updates")
                .body("items[0].class", equalTo("consent"))
                .body("items[0].asks.permission", contains("catalog.entity.read", "egress:https://example.com"))
                .body("items[0].asks[0].title", equalTo("Read your catalog"))
                .body("items[0].asks[0].danger", equalTo("low"));
        update(acme, "?dryRun=true", "{}")
                .body("items[0].outcome", equalTo("waits_for_consent"))
                .body("items[0].diff.path", hasItem("/grants"));
        item(acme, "consent", ", \"grants\": [\"catalog.entity.read\"]")
                .body("items[0].outcome", equalTo("waits_for_consent"))
                .body("items[0].message", containsString("egress:https://example.com"));

        item(acme, "consent", ", \"grants\": [\"catalog.entity.read\", \"egress:https://example.com\"]")
                .body("items[0].outcome", equalTo("updated"));

        acme.installation("testers/consent")
                .body("version", equalTo("1.1.0"))
                .body("channel", equalTo("stable"))
                .body("grants", contains("catalog.entity.read", "egress:https://example.com"));
    }

    @Test
    void aGreaterBudgetTakesConsentToo() {
        var acme = installed("up-budget", "budget");
        publisher.publish(Edition.of("budget", "1.1.0").taking(4000).files());

        acme.get("/plugin-updates")
                .body("items[0].class", equalTo("consent"))
                .body("items[0].budgets[0].name", equalTo("timeoutMs"))
                .body("items[0].budgets[0].from", equalTo(1000))
                .body("items[0].budgets[0].to", equalTo(4000));
        item(acme, "budget", "").body("items[0].outcome", equalTo("waits_for_consent"));

        item(acme, "budget", ", \"grants\": []").body("items[0].outcome", equalTo("updated"));
    }

    @Test
    void whatWouldLackSettingsWaitsForThem() {
        var acme = installed("up-lacks", "lacks");
        publisher.publish(Edition.of("lacks", "1.1.0").files(Edition.schemaWith("region", "")));

        acme.get("/plugin-updates")
                .body("items[0].class", equalTo("configuration"))
                .body("items[0].blockedBy[0]", containsString("/configuration/region"));
        update(acme, "", "{}")
                .body("items[0].outcome", equalTo("waits_for_configuration"))
                .body("items[0].message", containsString("/configuration/region"));
        acme.installation("testers/lacks").body("version", equalTo("1.0.0"));

        acme.patch("testers/lacks", "{\"channel\": \"stable\", \"configuration\": {\"region\": \"eu\"}}")
                .statusCode(200)
                .body("version", equalTo("1.1.0"));
    }

    @Test
    void whatOthersNeedOrNeedsOthersIsBlocked() {
        var acme = installed("up-blocked", "ground");
        publisher.publish(Edition.of("upper", "1.0.0")
                .needing(", plugins: {testers/ground: {range: \"^1\"}}")
                .files());
        acme.put("testers/upper", "{\"enabled\": true}").statusCode(201);
        publisher.publish(Edition.of("ground", "2.0.0").files());

        acme.get("/plugin-updates")
                .body("items[0].class", equalTo("blocked"))
                .body("items[0].blockedBy", contains("testers/upper 1.0.0 does not go with version 2.0.0."));
        update(acme, "", "{}").body("items[0].outcome", equalTo("blocked"));
        acme.installation("testers/ground").body("version", equalTo("1.0.0"));
    }

    @Test
    void whatNeedsAnotherVersionOfWhatIsThereSaysWhichIsThere() {
        var acme = installed("up-older", "below");
        publisher.publish(Edition.of("above", "1.0.0").files());
        acme.put("testers/above", "{\"enabled\": true}").statusCode(201);
        publisher.publish(Edition.of("above", "1.1.0")
                .needing(", plugins: {testers/below: {range: \"^2\"}}")
                .files());

        acme.get("/plugin-updates")
                .body("items.plugin", contains("above"))
                .body("items[0].class", equalTo("blocked"))
                .body("items[0].blockedBy", contains("It needs testers/below ^2, and 1.0.0 is enabled."));
    }

    @Test
    void whatWaitsForAnotherUpdateIsDoneAfterIt() {
        var acme = installed("up-order", "zz-base");
        publisher.publish(Edition.of("aa-upper", "1.0.0").files());
        acme.put("testers/aa-upper", "{\"enabled\": true}").statusCode(201);
        publisher.publish(Edition.of("zz-base", "1.5.0").files());
        publisher.publish(Edition.of("aa-upper", "1.1.0")
                .needing(", plugins: {testers/zz-base: {range: \">=1.5\"}}")
                .files());

        update(acme, "", "{}")
                .body("items.plugin", contains("aa-upper", "zz-base"))
                .body("items.outcome", contains("updated", "updated"));
    }

    @Test
    void whatIsPinnedStaysUntilAVersionIsNamed() {
        publisher.publish(Edition.of("pinned", "1.0.0").files());
        var acme = Portal.of("up-pinned");
        acme.put("testers/pinned", "{\"enabled\": true, \"version\": \"1.0.0\"}")
                .statusCode(201);
        publisher.publish(Edition.of("pinned", "1.1.0").files());

        acme.get("/plugin-updates").body("items", empty());
        item(acme, "pinned", "").body("items[0].outcome", equalTo("blocked"));
        item(acme, "pinned", ", \"version\": \"9.0.0\"").body("items[0].outcome", equalTo("failed"));
        item(acme, "pinned", ", \"version\": \"1.1.0\"").body("items[0].outcome", equalTo("updated"));

        acme.installation("testers/pinned").body("version", equalTo("1.1.0")).body("channel", nullValue());
    }

    @Test
    void aVersionThatIsNotTheNewestAnyMoreIsNotInstalled() {
        var acme = installed("up-stale", "stale");
        publisher.publish(Edition.of("stale", "1.1.0").files());
        publisher.publish(Edition.of("stale", "1.2.0").files());

        item(acme, "stale", ", \"version\": \"1.1.0\"")
                .body("items[0].outcome", equalTo("failed"))
                .body("items[0].message", containsString("The newest is 1.2.0"));
        acme.installation("testers/stale").body("version", equalTo("1.0.0"));
    }

    @Test
    void whatIsNotInstalledFailsAlone() {
        var acme = installed("up-none", "present");
        publisher.publish(Edition.of("present", "1.1.0").files());

        update(acme, "", """
                        {"items": [{"publisher": "testers", "plugin": "absent"},
                                   {"publisher": "testers", "plugin": "present"}]}""").body("items.outcome", contains("failed", "updated"));
    }

    @Test
    void settingsAreMigratedByTheNewRelease() {
        var connects = "[{egress: \"https://example.com\"}]";
        publisher.publish(Edition.of("migrates", "1.0.0").asking(connects).files(Edition.withSecret(Edition.schema())));
        var acme = Portal.of("up-migrates");
        acme.put("testers/migrates", """
                        {"enabled": true, "grants": ["egress:https://example.com"],
                         "configuration": {"mood": "bright", "token": {"set": "s3cr3t"}}}""").statusCode(201);
        publisher.publish(Edition.of("migrates", "2.0.0")
                .asking(connects)
                .migrating("return {mood: input.configuration.mood + '-' + input.from + '-' + input.to,"
                        + " region: JSON.stringify(input.configuration)};")
                .files(Edition.withSecret(Edition.schemaWith("region", ""))));

        acme.get("/plugin-updates")
                .body("items[0].class", equalTo("automatic"))
                .body("items[0].migrates", equalTo(true));
        update(acme, "?dryRun=true", "{}")
                .body("items[0].outcome", equalTo("would_update"))
                .body("items[0].diff.find { it.path == '/configuration/mood' }.after", equalTo("bright-1-2"));
        acme.installation("testers/migrates")
                .body("configuration.mood", equalTo("bright"))
                .body("revision", equalTo(1));
        update(acme, "", "{}").body("items[0].outcome", equalTo("updated"));

        acme.installation("testers/migrates")
                .body("version", equalTo("2.0.0"))
                .body("configuration.mood", equalTo("bright-1-2"))
                .body("configuration.region", equalTo("{\"mood\":\"bright\"}"))
                .body("configuration.token.set", equalTo(true));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            throws  | throw new Error('no idea');  | could not migrate the settings
            text    | return 'nothing';            | no configuration
            unknown | return {color: 'red'};       | refuses itself: /configuration/color
            wrong   | return {mood: 5};            | refuses itself: /configuration/mood
            """)
    void aMigrationThatFailsLeavesEverythingAsItWas(String id, String body, String words) {
        var acme = installed("up-fails-" + id, "fails-" + id);
        publisher.publish(Edition.of("fails-" + id, "2.0.0").migrating(body).files());
        var plugin = "testers/fails-" + id;

        acme.json("{\"channel\": \"stable\"}")
                .put(acme.path("/installations/" + plugin + "?dryRun=true"))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/migration-failed"))
                .body("detail", containsString(words));
        assertThat(TestDatabase.query("select count(*) from upgrade_note n join installation i on i.id = n.installation"
                        + " where i.plugin = 'fails-" + id + "'"))
                .isZero();
        acme.patch(plugin, "{\"channel\": \"stable\"}")
                .statusCode(409)
                .body("detail", containsString(words))
                .body("detail", containsString("Everything is as before."));
        update(acme, "", "{}")
                .body("items[0].outcome", equalTo("blocked"))
                .body("items[0].message", containsString(words));
        item(acme, "fails-" + id, ", \"version\": \"2.0.0\"")
                .body("items[0].outcome", equalTo("failed"))
                .body("items[0].from", equalTo("1.0.0"))
                .body("items[0].to", equalTo("2.0.0"))
                .body("items[0].message", containsString(words));

        acme.installation(plugin)
                .body("version", equalTo("1.0.0"))
                .body("revision", equalTo(1))
                .body("desired", equalTo("enabled"));
        acme.get("/plugin-updates").body("items[0].blockedBy[0]", containsString(words));
        assertThat(TestDatabase.query("select count(*) from upgrade_note n join installation i on i.id = n.installation"
                        + " where i.plugin = 'fails-" + id + "' and n.kind = 'MIGRATION_FAILED'"))
                .isEqualTo(1);
    }

    @Test
    void whatAMigrationLeavesOpenWaitsForSettings() {
        var acme = installed("up-open", "open");
        publisher.publish(Edition.of("open", "2.0.0")
                .migrating("return {mood: 'kept'};")
                .files(Edition.schemaWith("region", "")));

        update(acme, "", "{}").body("items[0].outcome", equalTo("waits_for_configuration"));
        acme.installation("testers/open").body("version", equalTo("1.0.0"));
    }

    @Test
    void newReleasesByThemselvesAreASettingWithoutRevision() {
        var acme = installed("up-setting", "setting");

        acme.patch("testers/setting", "{\"automaticUpdates\": false}")
                .statusCode(200)
                .body("automaticUpdates", equalTo(false))
                .body("revision", equalTo(1));

        acme.get("/installations").body("items[0].automaticUpdates", equalTo(false));
        acme.patch("testers/setting", "{\"automaticUpdates\": \"never\"}")
                .statusCode(400)
                .body("violations.pointer", contains("/automaticUpdates"));
        acme.tenant()
                .as("configurer", "plugin.read plugin.configure")
                .contentType("application/json")
                .body("{\"automaticUpdates\": true}")
                .patch(acme.path("/installations/testers/setting"))
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                                          | ''
            {"all": true}                                                               | /all
            {"items": {}}                                                               | /items
            {"items": [7]}                                                              | /items/0
            {"items": [{"publisher": "testers"}]}                                       | /items/0
            {"items": [{"publisher": "testers", "plugin": "x", "version": 3}]}          | /items/0/version
            {"items": [{"publisher": "testers", "plugin": "x", "grants": "all"}]}       | /items/0/grants
            {"items": [{"publisher": "testers", "plugin": "x", "grants": ["fly"]}]}     | /items/0/grants/0
            {"items": [{"publisher": "testers", "plugin": "x", "channel": "beta"}]}     | /items/0/channel
            """)
    void aMalformedRequestIsRefused(String body, String pointer) {
        var acme = Portal.of("up-malformed");

        acme.json(body)
                .post(acme.path("/plugin-updates"))
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
    }

    @Test
    void aForeignTenantsUpdatesDoNotExist() {
        var acme = installed("up-acme", "foreign");
        publisher.publish(Edition.of("foreign", "1.1.0").files());
        var globex = Portal.of("up-globex");

        globex.get("/plugin-updates").body("items", empty());
        globex.tenant().asOwner().get(acme.path("/plugin-updates")).then().statusCode(404);
        globex.json("{}").post(acme.path("/plugin-updates")).then().statusCode(404);
        item(globex, "foreign", "").body("items[0].outcome", equalTo("failed"));
        acme.tenant()
                .asViewer()
                .contentType("application/json")
                .body("{}")
                .post(acme.path("/plugin-updates"))
                .then()
                .statusCode(403);
        acme.installation("testers/foreign").body("version", equalTo("1.0.0"));
    }

    /// A tenant with version 1.0.0 of a plugin, enabled and following `stable`.
    private Portal installed(String slug, String plugin) {
        publisher.publish(Edition.of(plugin, "1.0.0").files());
        var portal = Portal.of(slug);
        portal.put("testers/" + plugin, "{\"enabled\": true}").statusCode(201).body("version", equalTo("1.0.0"));
        return portal;
    }

    private static ValidatableResponse update(Portal portal, String query, String body) {
        return portal.json(body)
                .post(portal.path("/plugin-updates" + query))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse item(Portal portal, String plugin, String more) {
        return update(
                portal, "", "{\"items\": [{\"publisher\": \"testers\", \"plugin\": \"" + plugin + "\"" + more + "}]}");
    }
}
