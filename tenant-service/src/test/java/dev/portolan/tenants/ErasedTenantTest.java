package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portolan.contracts.PluginEvent;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTokens;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is left when the window has ended.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class ErasedTenantTest {
    @Test
    void nothingIsLeftButTombstoneAndReport() {
        var acme = Leaving.active("erased");
        var globex = Leaving.active("stays");
        var owner = World.owner(acme.slug().value());
        World.sql("insert into member (id, tenant_id, subject, name, email, role, since, version)"
                + " select gen_random_uuid(), t.id, 'both-" + acme.slug()
                + "', 'Both', 'both@x.test', 'VIEWER', now(), 0"
                + " from tenant t where t.slug in ('" + acme.slug() + "', '" + globex.slug() + "')");
        Leaving.awaitTimeline(globex);
        Leaving.awaitTimeline(acme);
        var others = Leaving.rows(globex);
        assertThat(Leaving.rows(acme))
                .containsKeys("member", "provisioning_step", "signup", "subscription", "timeline_entry", "inbox");

        Leaving.erase(acme);

        assertThat(Leaving.rows(acme).keySet()).containsExactlyInAnyOrder("tenant", "offboarding");
        var after = Leaving.rows(globex);
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
                        && Leaving.text(record).contains("tenant.erased"));

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
    void erasedTenantIsClosedToEverybody() {
        var acme = Leaving.active("closed");
        var owner = World.owner(acme.slug().value());
        var held = acme.token(owner, TestTenant.all());
        Leaving.erase(acme);
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
        var acme = Leaving.stored("late");
        var globex = Leaving.stored("intime");
        Leaving.erase(acme);
        for (var tenant : List.of(acme, globex)) {
            var event = new PluginEvent.Enabled(tenant.id(), PluginId.parse("portolan/uptime"), 1, Instant.now());
            TestTopics.send(Topics.PLUGIN_EVENTS, tenant.id().toString(), tenant.id(), "plugin.enabled", event);
        }
        Leaving.awaitTimeline(globex);
        assertThat(Leaving.rows(acme).keySet()).containsExactlyInAnyOrder("tenant", "offboarding");
    }

    @Test
    void erasureTwiceIsTheSame() {
        var acme = Leaving.active("again");
        Leaving.erase(acme);
        World.sql("update offboarding set state = 'ERASING', step = 'CLOSE', finished_at = null, due_at = now()"
                + " where id = '" + acme.id() + "'");
        Leaving.awaitErased(acme);
        assertThat(Leaving.rows(acme).keySet()).containsExactlyInAnyOrder("tenant", "offboarding");
        Leaving.report(acme, "operator")
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
        var acme = Leaving.active("sticky-");
        Leaving.erase(acme);
        assertThat(World.requests().stream()
                        .filter(request -> request.get("method").equals("DELETE")
                                && request.get("path").equals("/catalog/internal/tenants/" + acme.id())))
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CLOSE", "CATALOG", "PLUGINS", "FAREWELL", "ACCOUNTS", "ROWS", "CHECK"})
    void erasureOfAKilledProcessIsTakenUpAtAnyStep(String step) {
        var acme = Leaving.stored("kill");
        World.sql("update tenant set state = '" + (step.equals("CLOSE") ? "OFFBOARDING" : "DELETED") + "' where id = '"
                + acme.id() + "'");
        World.sql(
                "insert into offboarding (id, tenant_id, state, came_from, requested_at, erase_at, step, claims, failures,"
                        + " due_at, leased_until, outcomes) values ('" + acme.id() + "', '" + acme.id()
                        + "', 'ERASING', 'ACTIVE', now(), now(), '" + step
                        + "', 1, 0, now(), now() - interval '1 second', '[]')");
        Leaving.awaitErased(acme);
        assertThat(Leaving.rows(acme).keySet()).containsExactlyInAnyOrder("tenant", "offboarding");
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
            var acme = Leaving.stored("grown");
            var globex = Leaving.stored("growing");
            World.sql("insert into growing_log values (gen_random_uuid(), '" + acme.id() + "'), (gen_random_uuid(), '"
                    + globex.id() + "')");
            Leaving.erase(acme);
            assertThat(Leaving.rows(acme)).doesNotContainKey("growing_log");
            assertThat(Leaving.rows(globex)).containsEntry("growing_log", 1L);
        } finally {
            World.sql("drop table growing_log");
        }
    }

    @Test
    void staffKeepTheirAccounts() {
        var acme = Leaving.active("staffed");
        var owner = World.owner(acme.slug().value());
        World.sql("insert into staff (subject, roles) values ('" + owner + "', '{support}')");
        Leaving.erase(acme);
        assertThat(World.requests())
                .noneMatch(request -> request.get("method").equals("DELETE")
                        && request.get("path").endsWith("/users/" + owner));
    }
}
