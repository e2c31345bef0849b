package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class InvitationTest {
    @Test
    void resentInvitationHasANewCodeAndTheFormerIsVoid() {
        var tenant = World.owned("resent");
        var email = World.slug("eva") + "@example.test";
        Invitations.invite(tenant, "olga", Map.of("email", email, "role", "viewer"))
                .statusCode(201);
        var first = Invitations.link(email);

        Invitations.manager(tenant, "olga")
                .post("/api/tenants/" + tenant.slug() + "/invitations/" + first.id() + "/resend")
                .then()
                .statusCode(200)
                .body("state", equalTo("pending"));

        Invitations.look(first).statusCode(404);
        var second = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Invitations.link(email), found -> !found.equals(first));
        assertThat(World.awaitAudit(tenant, "invitation.resent").target().id()).isEqualTo(first.id());
        Invitations.accept(second, Invitations.person()).statusCode(200);
        Invitations.manager(tenant, "olga")
                .post("/api/tenants/" + tenant.slug() + "/invitations/" + first.id() + "/resend")
                .then()
                .statusCode(410);
    }

    @Test
    void revokedInvitationIsOverAndItsSeatIsFree() {
        var tenant = World.owned("revoked");
        var link = Invitations.invited(tenant);
        var path = "/api/tenants/" + tenant.slug() + "/invitations/" + link.id();

        Invitations.manager(tenant, "olga").delete(path).then().statusCode(204);
        Invitations.manager(tenant, "olga").delete(path).then().statusCode(204);

        Invitations.look(link).statusCode(410).body("type", equalTo("https://portolan.dev/problems/invitation-over"));
        Invitations.accept(link, Invitations.person()).statusCode(410);
        Invitations.list(tenant).body("items.state", contains("revoked"));
        assertThat(World.awaitAudit(tenant, "invitation.revoked").target().id()).isEqualTo(link.id());
        assertThat(Invitations.members(tenant)).isEqualTo(4);
    }

    @Test
    void expiredInvitationIsOverAndCanBeMadeAnew() {
        var tenant = World.owned("expired");
        var email = World.slug("eva") + "@example.test";
        Invitations.invite(tenant, "olga", Map.of("email", email, "role", "viewer"))
                .statusCode(201);
        var link = Invitations.link(email);
        World.sql("update invitation set expires_at = now() - interval '1 second' where id = '" + link.id() + "'");

        Invitations.look(link).statusCode(410);
        Invitations.accept(link, Invitations.person()).statusCode(410);
        Invitations.list(tenant).body("items.state", contains("expired"));

        Invitations.invite(tenant, "olga", Map.of("email", email, "role", "admin"))
                .statusCode(201);
        Invitations.list(tenant).body("items.state", contains("pending", "expired"));
        Invitations.manager(tenant, "olga")
                .post("/api/tenants/" + tenant.slug() + "/invitations/" + link.id() + "/resend")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/already-invited"));
    }

    @Test
    void oneInvitationAPersonAndNoneForMembers() {
        var tenant = World.owned("once");
        var email = World.slug("eva") + "@example.test";
        Invitations.invite(tenant, "olga", Map.of("email", email, "role", "viewer"))
                .statusCode(201);

        Invitations.invite(tenant, "olga", Map.of("email", email, "role", "admin"))
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/already-invited"))
                .body("violations.pointer", contains("/email"));
        Invitations.invite(tenant, "olga", Map.of("email", "ANN@" + tenant.slug() + ".test", "role", "admin"))
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/already-member"))
                .body("violations.pointer", contains("/email"));
        Invitations.list(tenant).body("items", hasSize(1));
    }

    @Test
    void onlyAnOwnerInvitesOwners() {
        var tenant = World.owned("owner");
        World.member(tenant, "adam", "ADMIN");
        var form = Map.of("email", World.slug("eva") + "@example.test", "role", "owner");

        Invitations.invite(tenant, "adam", form).statusCode(403);
        Invitations.invite(tenant, "olga", form).statusCode(201);
    }

    @Test
    void mailIsTriedAgainUntilItIsTaken() {
        var tenant = World.owned("retry");
        var email = World.slug("eva") + "@example.test";
        var id = UUID.randomUUID();
        World.sql("insert into invitation (id, tenant_id, email, role, state, invited_by, inviter_name, created_at,"
                + " expires_at, mail_due_at, mail_attempts) values ('" + id + "', '" + tenant.id()
                + "', 'no mailbox', 'VIEWER', 'PENDING', 'olga', 'Olga', now(), now() + interval '1 day', now(), 0)");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> TestDatabase.query("select count(*) from invitation where id = '" + id
                                + "' and mail_attempts > 2 and sent_at is null")
                        == 1);

        World.sql("update invitation set email = '" + email + "', mail_due_at = now() where id = '" + id + "'");

        Invitations.look(Invitations.link(email)).statusCode(200);
    }

    @Test
    void anotherTenantsInvitationDoesNotExist() {
        var acme = World.owned("mine");
        var globex = World.owned("theirs");
        var link = Invitations.invited(acme);
        var path = "/api/tenants/" + globex.slug() + "/invitations/" + link.id();

        Invitations.manager(globex, "olga").delete(path).then().statusCode(404);
        Invitations.manager(globex, "olga").post(path + "/resend").then().statusCode(404);
        Invitations.manager(globex, "olga")
                .get("/api/tenants/" + acme.slug() + "/invitations")
                .then()
                .statusCode(404);
        Invitations.list(globex).body("items", hasSize(0));
        Invitations.look(link).statusCode(200);
    }

    @Test
    void managingIsForThoseWhoManageMembers() {
        var tenant = World.owned("no-role");
        var path = "/api/tenants/" + tenant.slug() + "/invitations";
        var form = Map.of("email", "eva@example.test", "role", "viewer");

        given().get(path).then().statusCode(401);
        tenant.asViewer().get(path).then().statusCode(403);
        tenant.asViewer()
                .contentType("application/json")
                .body(form)
                .post(path)
                .then()
                .statusCode(403);
        tenant.asViewer()
                .delete(path + "/9b1dc3a0-5b1e-4c0f-8f57-0d9a4d2f8a15")
                .then()
                .statusCode(403);
        assertThat(TestDatabase.query("select count(*) from invitation where tenant_id = '" + tenant.id() + "'"))
                .isZero();
    }

    @Test
    void invitationsComeInPagesNewestFirst() {
        var tenant = World.owned("pages");
        for (var name : new String[] {"one", "two", "three"}) {
            Invitations.invite(tenant, "olga", Map.of("email", name + "@example.test", "role", "viewer"))
                    .statusCode(201);
        }
        var path = "/api/tenants/" + tenant.slug() + "/invitations?limit=2";

        var first = Invitations.manager(tenant, "olga")
                .get(path)
                .then()
                .body("items.email", contains("three@example.test", "two@example.test"));
        Invitations.manager(tenant, "olga")
                .get(path + "&cursor=" + first.extract().<String>path("next"))
                .then()
                .body("items.email", contains("one@example.test"))
                .body("next", nullValue());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            e-mail missing      | {"role": "viewer"}                                                             | /email
            e-mail bad          | {"role": "viewer", "email": "nobody"}                                          | /email
            e-mail with a line  | {"role": "viewer", "email": "a@example.test\\nb"}                              | /email
            role missing        | {"email": "a@example.test"}                                                    | /role
            role unknown        | {"email": "a@example.test", "role": "king"}                                    | /role
            message with a link | {"email": "a@example.test", "role": "viewer", "message": "see http://evil.test"} | /message
            message with a www  | {"email": "a@example.test", "role": "viewer", "message": "see\\nwww.evil.test"} | /message
            message with a tag  | {"email": "a@example.test", "role": "viewer", "message": "<b>"}                 | /message
            unknown field       | {"email": "a@example.test", "role": "viewer", "seats": 1}                      | /seats
            """)
    void badInvitationIsRefusedAtItsField(String name, String body, String pointer) {
        var tenant = TestTenant.ACME;
        World.stored(tenant);
        Invitations.manager(tenant, "olga")
                .contentType("application/json")
                .body(body)
                .post("/api/tenants/acme/invitations")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("violations.pointer", hasItems(pointer));
    }
}
