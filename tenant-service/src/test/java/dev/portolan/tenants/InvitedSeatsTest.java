package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// Open invitations hold a seat each.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class InvitedSeatsTest {
    @Test
    void invitationDoesNotOutgrowAPlanThatBecameSmaller() {
        var tenant = World.owned("shrunk");
        var link = Invitations.invited(tenant);
        World.sql("update tenant set plan = 'free' where id = '" + tenant.id() + "'");
        World.sql("insert into member (id, tenant_id, subject, name, email, role, since, version) values ("
                + "gen_random_uuid(), '" + tenant.id() + "', 'last', 'Last', 'last@x.test', 'VIEWER', now(), 0)");

        Invitations.accept(link, Invitations.person())
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/plan-limit"));

        assertThat(Invitations.members(tenant)).isEqualTo(5);
        Invitations.list(tenant).body("items.state", contains("pending"));
    }

    @Test
    void lastSeatIsGivenOnceHoweverManyAskAtOnce() throws Exception {
        var tenant = World.owned("seats");
        World.sql("update tenant set plan = 'free' where id = '" + tenant.id() + "'");
        var answers = new ConcurrentLinkedQueue<Integer>();

        try (var connection = TestDatabase.superuser();
                var statement = connection.createStatement();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            connection.setAutoCommit(false);
            statement.execute("select from tenant where id = '" + tenant.id() + "' for update");
            for (var i = 0; i < 4; i++) {
                var form = Map.of("email", World.slug("eva") + "@example.test", "role", "viewer");
                threads.execute(() -> answers.add(
                        Invitations.invite(tenant, "olga", form).extract().statusCode()));
            }
            // All have come as far as the tenant's row, and none has counted yet.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> TestDatabase.query("select count(*) from pg_stat_activity"
                                    + " where wait_event_type = 'Lock' and query like '%from tenant %'")
                            == 4);
            connection.rollback();
        }

        assertThat(answers).containsExactlyInAnyOrder(201, 403, 403, 403);
        Invitations.invite(tenant, "olga", Map.of("email", "late@example.test", "role", "viewer"))
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/plan-limit"))
                .body("detail", containsString("5"));
    }
}
