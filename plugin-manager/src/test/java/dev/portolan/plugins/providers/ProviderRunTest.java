package dev.portolan.plugins.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.CatalogMutation.Mode;
import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Topics;
import dev.portolan.plugins.marketplace.TestPublisher;
import dev.portolan.plugins.world.Crafted;
import dev.portolan.plugins.world.ForeignWorld;
import dev.portolan.plugins.world.Portal;
import dev.portolan.plugins.world.Rows;
import dev.portolan.plugins.world.Tenants;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/// What providers say is told the catalog, whatever is interrupted.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(ForeignWorld.class)
class ProviderRunTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String ENTITY = """
            const entity = (name) => ({apiVersion: 'backstage.io/v1alpha1', kind: 'Resource',
              metadata: {name}, spec: {type: 'bucket', owner: 'team-a'}});
            """;
    private static final String FEED =
            "{point: catalog.provider, id: feed, title: Feed, function: feed, every: 1h, events: [plugin.requested]}";
    private static final String PAGES = ENTITY + """
            export async function feed({input}) {
              const page = Number(input.cursor ?? '1');
              return {type: 'full', entities: [entity('a' + page), entity('b' + page)],
                      next: page < 3 ? String(page + 1) : undefined, progress: {done: page, total: 3}};
            }
            """;

    @Inject
    TestPublisher publisher;

    @Test
    void aListingInOnePageIsOneFullMutation() {
        var acme = installed("one-page", ENTITY + """
                export async function feed() { return {type: 'full', entities: [entity('a'), entity('b')]}; }
                """);

        ok(acme, "one-page", 2);

        var told = Mutations.of(acme, "testers/one-page/feed");
        assertThat(told).hasSize(1);
        assertThat(told.getFirst().mode()).isEqualTo(Mode.FULL);
        assertThat(told.getFirst().added()).hasSize(2);
        acme.get("/providers")
                .statusCode(200)
                .body("items[0].publisher", equalTo("testers"))
                .body("items[0].plugin", equalTo("one-page"))
                .body("items[0].extension", equalTo("feed"))
                .body("items[0].title", equalTo("Feed"))
                .body("items[0].lastRunAt", notNullValue())
                .body("items[0].nextRunAt", notNullValue())
                .body("items[0].error", nullValue());
    }

    @Test
    void aListingInPagesReplacesTheOneBefore() {
        var acme = installed("paged-feed", PAGES);
        ok(acme, "paged-feed", 6);
        assertThat(Mutations.names(acme, "testers/paged-feed/feed"))
                .containsExactly("a1", "a2", "a3", "b1", "b2", "b3");

        publish(Crafted.of("paged-feed", PAGES.replace("page < 3", "page < 2"), FEED)
                .version("1.1.0"));

        ok(acme, "paged-feed", 4);
        soon(() ->
                assertThat(Mutations.names(acme, "testers/paged-feed/feed")).containsExactly("a1", "a2", "b1", "b2"));
        assertThat(Mutations.of(acme, "testers/paged-feed/feed")).allMatch(one -> one.mode() == Mode.DELTA);
    }

    @Test
    void aDeltaTouchesNothingElse() {
        var acme = installed("deltas", ENTITY + """
                export async function feed({input}) {
                  return input.since ? {type: 'delta', entities: [entity('c')], removed: ['resource:default/a']}
                    : {type: 'full', entities: [entity('a'), entity('b')]};
                }
                """);
        ok(acme, "deltas", 2);

        run(acme, "deltas").statusCode(202).body("extension", equalTo("feed"));

        soon(() -> assertThat(Mutations.names(acme, "testers/deltas/feed")).containsExactly("b", "c"));
        ok(acme, "deltas", 2);
    }

    @Test
    void functionIsToldWhyItIsCalled() {
        var acme = installed("reasons", ENTITY + """
                export async function feed({input}) {
                  return {type: 'delta', entities: [entity(input.reason + (input.event ? '-' + input.event.data.plugin.replace('/', '-') : ''))]};
                }
                """);
        ok(acme, "reasons", 1);
        run(acme, "reasons").statusCode(202);
        ok(acme, "reasons", 2);

        var tenant = acme.tenant().id();
        TestTopics.send(
                Topics.PLUGIN_EVENTS,
                tenant.toString(),
                tenant,
                "plugin.requested",
                new PluginEvent.Requested(
                        tenant, PluginId.parse("testers/wanted"), UUID.randomUUID(), "dev", Instant.now()));

        soon(() -> assertThat(Mutations.names(acme, "testers/reasons/feed"))
                .containsExactly("event-testers-wanted", "manual", "schedule"));
    }

    @Test
    void uninstallingTakesOutWhatItBroughtAndDisablingDoesNot() {
        var acme = installed("leaves", PAGES);
        ok(acme, "leaves", 6);

        acme.patch("testers/leaves", "{\"enabled\": false}").statusCode(200);

        acme.get("/providers").body("items[0].state", equalTo("off")).body("items[0].entities", equalTo(6));
        assertThat(Mutations.names(acme, "testers/leaves/feed")).hasSize(6);
        run(acme, "leaves").statusCode(404);

        acme.delete("testers/leaves").statusCode(202);

        soon(() -> assertThat(Mutations.names(acme, "testers/leaves/feed")).isEmpty());
        acme.get("/providers").body("items.size()", equalTo(0));
        assertThat(rows("share_entry", acme)).isZero();

        acme.post("testers/leaves", "restore", "{}").statusCode(200);
        acme.patch("testers/leaves", "{\"enabled\": true}").statusCode(200);

        soon(() -> assertThat(Mutations.names(acme, "testers/leaves/feed")).hasSize(6));
    }

    @Test
    void aFailureIsToldAndTriedAgain() {
        var acme = installed("fails-first", ENTITY + """
                export async function feed({config}) {
                  if (config.mood === 'good') { throw new Error('the server says no'); }
                  return {type: 'full', entities: [entity('a')]};
                }
                """);

        soon(() -> acme.get("/providers")
                .body("items[0].state", equalTo("failed"))
                .body("items[0].error", containsString("the server says no")));
        assertThat(TestDatabase.query(
                        "select count(*) from extension_schedule where due_at > now() and installation = '"
                                + Rows.installation(acme, "fails-first") + "'"))
                .isEqualTo(1);

        acme.patch("testers/fails-first", "{\"configuration\": {\"mood\": \"better\"}}")
                .statusCode(200);

        ok(acme, "fails-first", 1);
    }

    @Test
    void whatIsNoListingIsToldInTheLog() {
        var acme = installed("nonsense", "export async function feed() { return {type: 'whole', entities: []}; }");

        soon(() -> acme.get("/providers")
                .body("items[0].error", equalTo("`type` must be \"full\" or \"delta\", but is \"whole\".")));
        acme.get("/installations/testers/nonsense/log")
                .body("items[0].level", equalTo("error"))
                .body("items[0].message", equalTo("`type` must be \"full\" or \"delta\", but is \"whole\"."));
    }

    @Test
    void whatTheCatalogFindsFaultWithIsToldOnce() {
        var acme = installed("faulty", PAGES);
        ok(acme, "faulty", 6);
        var tenant = acme.tenant().id();
        for (var errors : List.of(2, 2, 0)) {
            TestTopics.send(
                    Topics.CATALOG_EVENTS,
                    tenant + "/location:default/faulty",
                    tenant,
                    "location.refreshed",
                    new CatalogEvent.LocationRefreshed(
                            tenant, UUID.randomUUID(), 6, errors, Instant.now(), "testers/faulty/feed"));
            soon(() -> acme.get("/providers").body("items[0].troubles", equalTo(errors)));
        }

        acme.get("/installations/testers/faulty/log")
                .body(
                        "items.message",
                        equalTo(List.of("The catalog has found 2 errors in what this brought. They are listed under"
                                + " Sources.")));
    }

    /// Killed between two pages: another process goes on with the page that it had not told.
    @Test
    void aRunThatWasInterruptedGoesOnWhereItWas() {
        var acme = Tenants.open("resumes-acme");
        publish(Crafted.of("resumes", PAGES, FEED));
        acme.put("testers/resumes", "{\"enabled\": true}").statusCode(201);
        ok(acme, "resumes", 6);
        var id = Rows.installation(acme, "resumes");
        var before = Mutations.of(acme, "testers/resumes/feed").size();

        Rows.change(
                "update extension_schedule set started_at = now(), run = run + 1, run_reason = 'SCHEDULE', due_at = now(),"
                        + " position = '{\"cursor\":\"3\",\"full\":true,\"pages\":2,\"listed\":false}',"
                        + " claimed_until = now() where installation = ?",
                id);

        // what the pages before the interruption had named is of the run before, and goes
        soon(() -> assertThat(Mutations.names(acme, "testers/resumes/feed")).containsExactly("a3", "b3"));
        assertThat(Mutations.of(acme, "testers/resumes/feed")).hasSize(before + 2);
        ok(acme, "resumes", 2);
    }

    /// The process is not dead, only slow: what it says once its lease is another's is not told.
    @Test
    void whoHasLostItsLeaseTellsNothing() {
        var acme = installed("slow", ENTITY + """
                export async function feed({config}) {
                  if (config.mood === 'slow') { const end = Date.now() + 1500; while (Date.now() < end); }
                  return {type: 'full', entities: [entity(config.mood)]};
                }
                """);
        ok(acme, "slow", 1);
        acme.patch("testers/slow", "{\"configuration\": {\"mood\": \"slow\"}}").statusCode(200);
        soon(() -> acme.get("/providers").body("items[0].state", equalTo("running")));

        acme.patch("testers/slow", "{\"configuration\": {\"mood\": \"fast\"}}").statusCode(200);

        soon(() -> assertThat(Mutations.names(acme, "testers/slow/feed")).containsExactly("fast"));
        assertThat(Mutations.of(acme, "testers/slow/feed"))
                .extracting(one -> String.valueOf(one.added()))
                .noneMatch(text -> text.contains("name=slow"));
    }

    @Test
    void anotherTenantSeesAndRunsNothing() {
        var acme = installed("hidden", PAGES);
        ok(acme, "hidden", 6);
        var globex = Tenants.open("hidden-globex");
        var asked = TestDatabase.query("select max(asked) from extension_schedule");

        globex.get("/providers").statusCode(200).body("items.size()", equalTo(0));
        run(globex, "hidden").statusCode(404);
        globex.tenant().asOwner().get(acme.path("/providers")).then().statusCode(404);
        acme.tenant()
                .asViewer()
                .post(acme.path("/providers/testers/hidden/feed/runs"))
                .then()
                .statusCode(403);
        run(acme, "hidden", "none").statusCode(404);
        assertThat(TestDatabase.query("select max(asked) from extension_schedule"))
                .isEqualTo(asked);
    }

    @Test
    void applyingOutsideOfAProviderTakesAPermission() {
        var code = ENTITY + """
                export async function feed(call, host) {
                  await host.catalog.apply({type: 'delta', entities: [entity('applied')]});
                  return {type: 'full', entities: [entity('listed')]};
                }
                export async function widget(call, host) {
                  try {
                    const answer = await host.catalog.apply({type: 'delta', entities: [entity('own')]});
                    return {block: 'text', markdown: JSON.stringify(answer)};
                  } catch (refused) { return {block: 'text', markdown: refused.name + ': ' + refused.message}; }
                }
                """;
        var widget = "{point: home.widget, id: widget, title: Widget, function: widget, refresh: 10s}";
        publish(Crafted.of("applies", code, FEED, widget));
        var acme = Tenants.open("applies-acme");
        acme.put("testers/applies", "{\"enabled\": true}").statusCode(201);
        ok(acme, "applies", 2);

        assertThat(Mutations.names(acme, "testers/applies/feed")).containsExactly("applied", "listed");
        acme.view("testers/applies", "widget").body("view.markdown", containsString("not_permitted: Only a provider"));

        publish(Crafted.of("permitted", code, FEED, widget).asking("[catalog.entity.provide]"));
        acme.put("testers/permitted", "{\"enabled\": true, \"grants\": [\"catalog.entity.provide\"]}")
                .statusCode(201);
        acme.view("testers/permitted", "widget").body("view.markdown", equalTo("{\"accepted\":1}"));
        soon(() -> assertThat(Mutations.names(acme, "testers/permitted")).containsExactly("own"));
        acme.delete("testers/permitted").statusCode(202);
        soon(() -> assertThat(Mutations.names(acme, "testers/permitted")).isEmpty());
    }

    private Portal installed(String id, String code) {
        publish(Crafted.of(id, code, FEED));
        var acme = Tenants.open(id + "-acme");
        acme.put("testers/" + id, "{\"enabled\": true}").statusCode(201);
        return acme;
    }

    private void publish(Crafted plugin) {
        publisher.publish(plugin.files());
    }

    private static ValidatableResponse run(Portal portal, String plugin) {
        return run(portal, plugin, "feed");
    }

    private static ValidatableResponse run(Portal portal, String plugin, String extension) {
        return portal.tenant()
                .asOwner()
                .post(portal.path("/providers/testers/" + plugin + "/" + extension + "/runs"))
                .then();
    }

    private static void ok(Portal portal, String plugin, int entities) {
        var at = "items.find { it.plugin == '" + plugin + "' }.";
        soon(() -> portal.get("/providers").body(at + "state", equalTo("ok")).body(at + "entities", equalTo(entities)));
    }

    private static long rows(String table, Portal portal) {
        return TestDatabase.query("select count(*) from " + table + " where tenant_id = '"
                + portal.tenant().id() + "'");
    }

    private static void soon(ThrowingRunnable fact) {
        Awaitility.await().atMost(SOON).untilAsserted(fact);
    }
}
