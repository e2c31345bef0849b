package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class OffboardingTest {
    @Test
    void windowOpensAndCanBeComeBackFrom() {
        var acme = stored("window");
        leave(acme).statusCode(202).body("state", equalTo("offboarding")).body("eraseAt", notNullValue());
        assertThat(TestDatabase.query("select count(*) from offboarding where tenant_id = '" + acme.id()
                        + "' and erase_at = requested_at + interval '30 days'"))
                .isEqualTo(1);
        owner(acme)
                .get(path(acme))
                .then()
                .statusCode(200)
                .body("state", equalTo("offboarding"))
                .body("reason", equalTo("moved"));

        owner(acme)
                .delete(path(acme))
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("eraseAt", nullValue());
        owner(acme)
                .get(path(acme))
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("eraseAt", nullValue());
        owner(acme).delete(path(acme)).then().statusCode(200);
        var audit = TestTopics.read(Topics.AUDIT).stream()
                .filter(record -> record.key().equals(acme.id().toString()))
                .map(OffboardingTest::text)
                .toList();
        assertThat(audit).anyMatch(entry -> entry.contains("offboarding.requested") && entry.contains("moved"));
    }

    @Test
    void comingBackLeadsToTheFormerState() {
        var acme = stored("former");
        World.sql("update tenant set state = 'PAST_DUE' where id = '" + acme.id() + "'");
        leave(acme).statusCode(202);
        owner(acme).delete(path(acme)).then().statusCode(200).body("state", equalTo("past_due"));
    }

    @Test
    void leavingTwiceChangesNothing() {
        var acme = stored("twice");
        String eraseAt = leave(acme).statusCode(202).extract().path("eraseAt");
        leave(acme).statusCode(202).body("eraseAt", equalTo(eraseAt));
    }

    @Test
    void nothingIsErasedBeforeTheWindowEnds() {
        var acme = stored("early");
        leave(acme).statusCode(202);
        var other = stored("ended");
        erase(other);
        assertThat(rows(acme)).containsKeys("member", "offboarding", "tenant");
        owner(acme).get("/api/tenants/" + acme.slug()).then().statusCode(200);
    }

    @Test
    void nothingIsLeftButTombstoneAndReport() {
        var acme = active("erased");
        var globex = active("stays");
        var owner = World.owner(acme.slug().value());
        World.sql("insert into member (id, tenant_id, subject, name, email, role, since, version)"
                + " select gen_random_uuid(), t.id, 'both-" + acme.slug()
                + "', 'Both', 'both@x.test', 'VIEWER', now(), 0"
                + " from tenant t where t.slug in ('" + acme.slug() + "', '" + globex.slug() + "')");
        awaitTimeline(globex);
        awaitTimeline(acme);
        var others = rows(globex);
        assertThat(rows(acme))
                .containsKeys("member", "provisioning_step", "signup", "subscription", "timeline_entry", "inbox");

        erase(acme);

        assertThat(rows(acme).keySet()).containsExactlyInAnyOrder("tenant", "offboarding");
        var after = rows(globex);
        assertThat(others)
                .allSatisfy((table, count) ->
                        assertThat(after.getOrDefault(table, 0L)).as(table).isGreaterThanOrEqualTo(count));
        assertThat(World.text("select name || state from tenant where id = '" + acme.id() + "'"))
                .isEqualTo("DELETED");
        assertThat(World.text("select coalesce(reason, '') from offboarding where id = '" + acme.id() + "'"))
                .isEmpty();

        var states = TestTopics.read(Topics.TENANT_STATE).stream()
                .filter(record -> record.key().equals(acme.id().toString()))
                .toList();
        assertThat(states.getLast().value()).as("tombstone").isNull();
        assertThat(Json.read(states.get(states.size() - 2).value(), TenantState.class)
                        .state())
                .isEqualTo(TenantLifecycle.DELETED);
        assertThat(TestTopics.read(Topics.TENANT_EVENTS))
                .anyMatch(record -> record.key().equals(acme.id().toString())
                        && text(record).contains("tenant.erased"));

        var deleted = World.requests().stream()
                .filter(request -> request.get("method").equals("DELETE"))
                .map(request -> request.get("path"))
                .toList();
        assertThat(deleted)
                .contains(
                        "/catalog/internal/tenants/" + acme.id(),
                        "/plugins/internal/tenants/" + acme.id(),
                        "/kc/admin/realms/portolan/organizations/" + acme.slug(),
                        "/kc/admin/realms/portolan/users/" + owner)
                .noneMatch(request -> request.contains("both-"))
                .noneMatch(request -> request.contains(globex.id().toString()));
    }

    @Test
    void reportSaysWhatWasDoneAndIsMailed() {
        var acme = active("report");
        var email = acme.slug() + "@example.test";
        erase(acme);
        var report = report(acme, "support")
                .statusCode(200)
                .body("state", equalTo("erased"))
                .body("finishedAt", notNullValue())
                .body(
                        "services.name",
                        containsInAnyOrder("catalog-service", "plugin-manager", "keycloak", "tenant-service"))
                .body("services.left", everyItem(is(0)))
                .body("services.find { it.name == 'catalog-service' }.deleted.thing", equalTo(3))
                .body("services.find { it.name == 'keycloak' }.deleted.account", equalTo(1))
                .body("services.find { it.name == 'keycloak' }.deleted.organization", equalTo(1))
                .body("services.find { it.name == 'tenant-service' }.deleted.member", equalTo(1));
        var finished = Instant.parse(report.extract().path("finishedAt"));
        assertThat(Instant.parse(report.extract().path("topicsExpireBy"))).isEqualTo(finished.plus(Duration.ofDays(7)));
        var mail = World.awaitMail(email, "erased from Portolan");
        assertThat(mail.get("text")).contains("Ada Byron", "catalog-service: 3 rows", "7 days");
        assertThat(mail.get("html")).contains("Acme &amp; Sons");
    }

    @Test
    void erasedTenantIsClosedToEverybody() {
        var acme = active("closed");
        var owner = World.owner(acme.slug().value());
        var held = acme.token(owner, TestTenant.all());
        erase(acme);
        given().header("Authorization", "Bearer " + held)
                .get("/api/tenants/" + acme.slug())
                .then()
                .statusCode(401)
                .body("type", equalTo("https://portolan.dev/problems/token-outdated"));
        Tokens.exchange(World.keycloakToken(Map.of("sub", owner)), "tenant:" + acme.slug())
                .statusCode(404);
        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .get("/api/operator/tenants?state=deleted&q=" + acme.slug())
                .then()
                .body("items.slug", hasItem(acme.slug().value()));
    }

    @Test
    void whatArrivesLateLeavesNoRow() {
        var acme = stored("late");
        var globex = stored("intime");
        erase(acme);
        for (var tenant : List.of(acme, globex)) {
            var event = new PluginEvent.Enabled(tenant.id(), PluginId.parse("portolan/uptime"), 1, Instant.now());
            TestTopics.send(Topics.PLUGIN_EVENTS, tenant.id().toString(), tenant.id(), "plugin.enabled", event);
        }
        awaitTimeline(globex);
        assertThat(rows(acme).keySet()).containsExactlyInAnyOrder("tenant", "offboarding");
    }

    @Test
    void erasureTwiceIsTheSame() {
        var acme = active("again");
        erase(acme);
        World.sql("update offboarding set state = 'ERASING', step = 'CLOSE', finished_at = null, due_at = now()"
                + " where id = '" + acme.id() + "'");
        awaitErased(acme);
        assertThat(rows(acme).keySet()).containsExactlyInAnyOrder("tenant", "offboarding");
        report(acme, "operator")
                .body("services.find { it.name == 'catalog-service' }.deleted.thing", equalTo(3))
                .body("services.find { it.name == 'tenant-service' }.deleted.member", equalTo(1));
        assertThat(TestTopics.read(Topics.TENANT_STATE).stream()
                        .filter(record -> record.key().equals(acme.id().toString()))
                        .reduce((_, later) -> later)
                        .orElseThrow()
                        .value())
                .isNull();
    }

    @Test
    void erasureIsNotDoneWhileAnythingIsLeftAnywhere() {
        var acme = active("sticky-");
        erase(acme);
        assertThat(World.requests().stream()
                        .filter(request -> request.get("method").equals("DELETE")
                                && request.get("path").equals("/catalog/internal/tenants/" + acme.id())))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSE", "CATALOG", "PLUGINS", "FAREWELL", "ACCOUNTS", "ROWS", "CHECK"})
    void erasureOfAKilledProcessIsTakenUpAtAnyStep(String step) {
        var acme = stored("kill");
        World.sql("update tenant set state = '" + (step.equals("CLOSE") ? "OFFBOARDING" : "DELETED") + "' where id = '"
                + acme.id() + "'");
        World.sql(
                "insert into offboarding (id, tenant_id, state, came_from, requested_at, erase_at, step, claims, failures,"
                        + " due_at, leased_until, outcomes) values ('" + acme.id() + "', '" + acme.id()
                        + "', 'ERASING', 'ACTIVE', now(), now(), '" + step
                        + "', 1, 0, now(), now() - interval '1 second', '[]')");
        awaitErased(acme);
        assertThat(rows(acme).keySet()).containsExactlyInAnyOrder("tenant", "offboarding");
    }

    @Test
    void logsThatMayOnlyGrowAreEmptiedByTheCrossRole() {
        World.sql("""
                create table growing_log (id uuid primary key, tenant_id uuid not null);
                call secure_tenant_table('growing_log');
                grant select, insert on growing_log to service_app;
                grant select, delete on growing_log to service_cross;
                create policy erasure_sees on growing_log for select to service_cross using (true);
                create policy erasure on growing_log for delete to service_cross using (true)""");
        try {
            var acme = stored("grown");
            var globex = stored("growing");
            World.sql("insert into growing_log values (gen_random_uuid(), '" + acme.id() + "'), (gen_random_uuid(), '"
                    + globex.id() + "')");
            erase(acme);
            assertThat(rows(acme)).doesNotContainKey("growing_log");
            assertThat(rows(globex)).containsEntry("growing_log", 1L);
        } finally {
            World.sql("drop table growing_log");
        }
    }

    @Test
    void compactionLeavesNothingOfTheTenantOnTheStateTopic() throws ExecutionException, InterruptedException {
        var acme = stored("compact");
        var globex = stored("uncompact");
        for (var tenant : List.of(acme, globex)) {
            leave(tenant).statusCode(202);
        }
        World.sql("update offboarding set erase_at = now() - interval '1 second' where id = '" + acme.id() + "'");
        awaitErased(acme);
        set(
                Topics.TENANT_STATE,
                Map.of("segment.ms", "200", "min.cleanable.dirty.ratio", "0.001", "delete.retention.ms", "0"));
        try {
            Awaitility.await("compaction")
                    .atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        // a segment ends with the record that is written after its time
                        TestTopics.send(Topics.TENANT_STATE, "nobody", null, "tenant.state", null);
                        return TestTopics.read(Topics.TENANT_STATE).stream()
                                .noneMatch(
                                        record -> record.key().equals(acme.id().toString()) && record.value() != null);
                    });
            assertThat(TestTopics.read(Topics.TENANT_STATE))
                    .anyMatch(record -> record.key().equals(globex.id().toString()));
        } finally {
            set(
                    Topics.TENANT_STATE,
                    Map.of(
                            "segment.ms",
                            "604800000",
                            "min.cleanable.dirty.ratio",
                            "0.5",
                            "delete.retention.ms",
                            "86400000"));
        }
    }

    /// The report says when: a week later, unless the topics are told to forget sooner, as here.
    @Test
    void workAndDeadLettersOfTheTenantExpire() throws ExecutionException, InterruptedException {
        var acme = stored("expires");
        var dead = Topics.deadLetters(Topics.PLUGIN_EVENTS, "tenant-service");
        leave(acme).statusCode(202);
        TestTopics.send(Topics.PLUGIN_EVENTS, acme.id().toString(), acme.id(), "plugin.installed", "no object");
        TestTopics.await(dead, record -> record.key().equals(acme.id().toString()));
        TestTopics.await(Topics.AUDIT, record -> record.key().equals(acme.id().toString()));
        erase(acme);
        for (var topic : List.of(Topics.AUDIT, dead)) {
            set(topic, Map.of("retention.ms", "1000", "segment.ms", "200"));
            try {
                Awaitility.await("retention of " + topic)
                        .atMost(Duration.ofSeconds(90))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> {
                            // a segment ends with the record that is written after its time
                            TestTopics.send(topic, "nobody", null, "nothing", Map.of());
                            return TestTopics.read(topic).stream()
                                    .noneMatch(record ->
                                            record.key().equals(acme.id().toString()));
                        });
            } finally {
                set(topic, Map.of("retention.ms", "518400000", "segment.ms", "86400000"));
            }
        }
        assertThat(Topics.ALL.stream()
                        .filter(topic -> List.of(Topics.AUDIT, Topics.USAGE).contains(topic.name()))
                        .map(Topics.Definition::retention))
                .allMatch(retention -> retention.plusDays(1).compareTo(Duration.ofDays(7)) <= 0);
    }

    private static void set(String name, Map<String, String> settings) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", System.getProperty("portolan.test.kafka")))) {
            var topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
            var changes = settings.entrySet().stream()
                    .map(setting -> new AlterConfigOp(
                            new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                    .toList();
            admin.incrementalAlterConfigs(Map.of(topic, changes)).all().get();
        }
    }

    @Test
    void staffKeepTheirAccounts() {
        var acme = active("staffed");
        var owner = World.owner(acme.slug().value());
        World.sql("insert into staff (subject, roles) values ('" + owner + "', '{support}')");
        erase(acme);
        assertThat(World.requests())
                .noneMatch(request -> request.get("method").equals("DELETE")
                        && request.get("path").endsWith("/users/" + owner));
    }

    @Test
    void erasureThatHasBegunCannotBeComeBackFrom() {
        var acme = stored("begun");
        leave(acme).statusCode(202);
        World.sql(
                "update offboarding set state = 'ERASING', step = 'CLOSE', due_at = now() + interval '1 hour' where id = '"
                        + acme.id() + "'");
        owner(acme)
                .delete(path(acme))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/tenant-state"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                       | /confirm
            {"confirm": ""}                          | /confirm
            {"confirm": "other"}                     | /confirm
            {"confirm": 7}                           | /confirm
            {"confirm": "SLUG", "reason": "LONG"}    | /reason
            """)
    void malformedWishIsAProblem(String body, String pointer) {
        var acme = stored("wish");
        owner(acme)
                .contentType("application/json")
                .body(body.replace("SLUG", acme.slug().value()).replace("LONG", "x".repeat(301)))
                .post(path(acme))
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
        assertThat(rows(acme)).doesNotContainKey("offboarding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void othersMayNot(String method) {
        var acme = stored("guard");
        var globex = stored("foreign");
        var body = "{\"confirm\": \"" + acme.slug() + "\"}";
        globex.asOwner()
                .contentType("application/json")
                .body(body)
                .request(method, path(acme))
                .then()
                .statusCode(404);
        acme.as("admin", Permissions.TENANT_EXPORT + " " + Permissions.MEMBER_MANAGE)
                .contentType("application/json")
                .body(body)
                .request(method, path(acme))
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .body(body)
                .request(method, path(acme))
                .then()
                .statusCode(401);
        assertThat(rows(acme)).doesNotContainKey("offboarding");
    }

    @Test
    void reportIsForStaff() {
        var acme = stored("unreported");
        report(acme, "operator").statusCode(404);
        acme.asOwner()
                .get("/api/operator/tenants/" + acme.slug() + "/erasure")
                .then()
                .statusCode(403);
        leave(acme).statusCode(202);
        report(acme, "billing").statusCode(200).body("state", equalTo("window")).body("finishedAt", nullValue());
    }

    /// Asks to leave, lets the window end and waits until nothing is left.
    @Test
    void staffStillFindTheTombstone() {
        var acme = active("tomb");
        erase(acme);

        given().header("Authorization", "Bearer " + TestTokens.staff("operator"))
                .get("/api/operator/tenants/" + acme.slug())
                .then()
                .statusCode(200)
                .body("tenant.state", equalTo("deleted"))
                .body("members", equalTo(0));
    }

    private static void erase(TestTenant tenant) {
        leave(tenant).statusCode(202);
        World.sql("update offboarding set erase_at = now() - interval '1 second' where id = '" + tenant.id() + "'");
        awaitErased(tenant);
    }

    private static void awaitErased(TestTenant tenant) {
        Awaitility.await("erasure of " + tenant.slug())
                .atMost(Duration.ofSeconds(60))
                .until(() -> TestDatabase.query("select count(*) from offboarding where state = 'ERASED' and id = '"
                                + tenant.id() + "'")
                        == 1);
    }

    private static void awaitTimeline(TestTenant tenant) {
        Awaitility.await("timeline of " + tenant.slug())
                .atMost(Duration.ofSeconds(30))
                .until(() -> TestDatabase.query(
                                "select count(*) from timeline_entry where type in ('tenant.provisioned', 'plugin.enabled')"
                                        + " and tenant_id = '" + tenant.id() + "'")
                        == 1);
    }

    private static ValidatableResponse leave(TestTenant tenant) {
        return owner(tenant)
                .contentType("application/json")
                .body(Map.of("confirm", tenant.slug().value(), "reason", "moved"))
                .post(path(tenant))
                .then();
    }

    private static RequestSpecification owner(TestTenant tenant) {
        return tenant.asOwner();
    }

    private static ValidatableResponse report(TestTenant tenant, String role) {
        return given().header("Authorization", "Bearer " + TestTokens.staff(role))
                .get("/api/operator/tenants/" + tenant.slug() + "/erasure")
                .then();
    }

    /// How many rows of the tenant each table holds, but the outbox, which empties itself.
    private static Map<String, Long> rows(TestTenant tenant) {
        var found = new TreeMap<String, Long>();
        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement();
                var tables = statement.executeQuery("select table_name from information_schema.columns"
                        + " where column_name = 'tenant_id' and table_schema = 'public'")) {
            while (tables.next()) {
                var table = tables.getString(1);
                var rows = TestDatabase.query(
                        "select count(*) from " + table + " where tenant_id = '" + tenant.id() + "'");
                if (rows > 0 && !table.equals("outbox")) {
                    found.put(table, rows);
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    }

    private static TestTenant active(String prefix) {
        var slug = World.slug(prefix);
        World.active(slug, slug + "@example.test");
        return new TestTenant(new TenantId(World.tenant(slug)), new Slug(slug));
    }

    private static TestTenant stored(String prefix) {
        var tenant = TestTenant.of(World.slug(prefix));
        World.stored(tenant);
        return tenant;
    }

    private static String path(TestTenant tenant) {
        return "/api/tenants/" + tenant.slug() + "/offboarding";
    }
}
