package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// The way in by an invitation.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class AcceptanceTest {
    @Test
    void newPersonIsMailedAndComesIn() {
        var tenant = World.owned("comes");
        var email = World.slug("eva") + "@example.test";
        String id = Invitations.invite(
                        tenant, "olga", Map.of("email", email, "role", "developer", "message", "Welcome & see you"))
                .statusCode(201)
                .body("email", equalTo(email))
                .body("role", equalTo("developer"))
                .body("state", equalTo("pending"))
                .body("invitedBy.name", equalTo("olga-of-" + tenant.slug()))
                .body("sentAt", nullValue())
                .extract()
                .path("id");

        var mail = World.awaitMail(email, "invites you");
        assertThat(mail.get("subject"))
                .isEqualTo("olga-of-%s invites you to The %s on Portolan".formatted(tenant.slug(), tenant.slug()));
        assertThat(mail.get("text")).contains("as developer", "Welcome & see you");
        assertThat(mail.get("html")).contains("Welcome &amp; see you", "/invitations/accept?id=" + id + "&amp;code=");
        var link = Invitations.link(email);
        assertThat(link.id()).isEqualTo(id);
        assertThat(World.text("select encode(code_hash, 'escape') from invitation where id = '" + id + "'"))
                .doesNotContain(link.code());
        Invitations.look(link)
                .statusCode(200)
                .body("organization", equalTo("The " + tenant.slug()))
                .body("slug", equalTo(tenant.slug().value()))
                .body("email", equalTo(email))
                .body("role", equalTo("developer"))
                .body("account", equalTo("new"))
                .body("invitedBy", equalTo("olga-of-" + tenant.slug()))
                .body("expiresAt", notNullValue());

        Invitations.accept(link, Invitations.person())
                .statusCode(200)
                .body("tenant.slug", equalTo(tenant.slug().value()))
                .body("tenant.name", equalTo("The " + tenant.slug()))
                .body("account", equalTo("created"));

        tenant.asViewer()
                .get("/api/tenants/" + tenant.slug() + "/members?q=" + email)
                .then()
                .body("items.name", contains("Eva Lu"))
                .body("items.role", contains("developer"));
        Invitations.list(tenant).body("items.state", contains("accepted")).body("items[0].sentAt", notNullValue());
        assertThat(World.awaitAudit(tenant, "member.invited").target())
                .isEqualTo(new AuditEvent.Target("invitation", id, email));
        assertThat(World.awaitAudit(tenant, "member.joined").actor())
                .extracting(AuditEvent.Actor::kind, AuditEvent.Actor::name)
                .containsExactly(AuditEvent.Kind.MEMBER, "Eva Lu");
        // Repeated, it answers the same; for anything else it is over.
        Invitations.accept(link, Map.of()).statusCode(200).body("account", equalTo("created"));
        Invitations.look(link).statusCode(410).body("type", equalTo("https://portolan.dev/problems/invitation-over"));
    }

    @Test
    void personWithAnAccountNeedsTheCodeOnly() {
        var home = World.slug("home");
        var email = home + "@example.test";
        World.active(home, email);
        var tenant = World.owned("second");
        Invitations.invite(tenant, "olga", Map.of("email", email, "role", "admin"))
                .statusCode(201);
        var link = Invitations.link(email);
        Invitations.look(link).statusCode(200).body("account", equalTo("existing"));

        Invitations.accept(link, Map.of()).statusCode(200).body("account", equalTo("existing"));

        var keycloak = World.keycloakToken(Map.of("sub", World.owner(home)));
        given().header("Authorization", "Bearer " + keycloak)
                .get("/api/me")
                .then()
                .body("tenants.slug", containsInAnyOrder(home, tenant.slug().value()))
                .body("tenants.role", containsInAnyOrder("owner", "admin"))
                .body("tenants.state", hasItem("active"));
        Tokens.exchange(keycloak, "tenant:" + tenant.slug()).statusCode(200);
    }

    @Test
    void newAccountNeedsNamesAndAPassword() {
        var link = Invitations.invited(World.owned("needs"));

        Invitations.accept(link, Map.of())
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/givenName", "/familyName", "/password"));
        Invitations.accept(link, Map.of("givenName", "Eva", "familyName", "Lu", "password", "short"))
                .statusCode(400)
                .body("violations.pointer", contains("/password"));
        Invitations.accept(link, Map.of("givenName", "Eva", "familyName", "Lu", "password", "forbidden password"))
                .statusCode(400)
                .body("violations.pointer", contains("/password"));
        Invitations.accept(link, Map.of("givenName", "E<va", "familyName", "Lu", "password", World.PASSWORD))
                .statusCode(400)
                .body("violations.pointer", contains("/givenName"));
        Invitations.accept(link, Invitations.person()).statusCode(200);
    }

    @Test
    void wrongIdAndWrongCodeAreTheSame() {
        var link = Invitations.invited(World.owned("guess"));
        var unknown = "9b1dc3a0-5b1e-4c0f-8f57-0d9a4d2f8a14";

        var code = Invitations.look(new World.Link(link.id(), "guess"))
                .statusCode(404)
                .extract()
                .asString();
        var id = Invitations.look(new World.Link(unknown, link.code()))
                .statusCode(404)
                .extract()
                .asString();

        assertThat(code.replace(link.id(), unknown)).isEqualTo(id);
        Invitations.accept(new World.Link(link.id(), "guess"), Invitations.person())
                .statusCode(404);
        given().get("/api/invitations/" + link.id())
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("code"));
    }

    @Test
    void twoAcceptancesAtOnceAreOneMembership() {
        var tenant = World.owned("twice");
        var link = Invitations.invited(tenant);
        var answers = new ConcurrentLinkedQueue<Integer>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 2; i++) {
                threads.execute(() -> answers.add(
                        Invitations.accept(link, Invitations.person()).extract().statusCode()));
            }
        }

        assertThat(answers).containsExactly(200, 200);
        assertThat(Invitations.members(tenant)).isEqualTo(5);
    }

    @Test
    void whoWasRemovedDoesNotComeBackByTheOldLink() {
        var tenant = World.owned("back");
        var link = Invitations.invited(tenant);
        Invitations.accept(link, Invitations.person()).statusCode(200);
        World.sql("delete from member where name = 'Eva Lu' and tenant_id = '" + tenant.id() + "'");

        Invitations.accept(link, Map.of()).statusCode(410);
        assertThat(Invitations.members(tenant)).isEqualTo(4);
    }

    @Test
    void shutOrganizationTakesNobodyIn() {
        var tenant = World.owned("shut");
        var link = Invitations.invited(tenant);
        World.sql("update tenant set state = 'SUSPENDED' where id = '" + tenant.id() + "'");

        Invitations.accept(link, Invitations.person())
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/tenant-state"));
        assertThat(Invitations.members(tenant)).isEqualTo(4);
    }
}
