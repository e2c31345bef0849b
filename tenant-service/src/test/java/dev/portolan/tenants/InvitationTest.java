package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class InvitationTest {
    private static final Pattern LINK =
            Pattern.compile("http://localhost:8080/invitations/accept\\?id=([0-9a-f-]+)&code=(\\S+)");

    @Test
    void newPersonIsMailedAndComesIn() {
        var tenant = World.owned("comes");
        var email = World.slug("eva") + "@example.test";
        String id = invite(tenant, "olga", Map.of("email", email, "role", "developer", "message", "Welcome & see you"))
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
        var link = link(email);
        assertThat(link.id()).isEqualTo(id);
        assertThat(World.text("select encode(code_hash, 'escape') from invitation where id = '" + id + "'"))
                .doesNotContain(link.code());
        look(link)
                .statusCode(200)
                .body("organization", equalTo("The " + tenant.slug()))
                .body("slug", equalTo(tenant.slug().value()))
                .body("email", equalTo(email))
                .body("role", equalTo("developer"))
                .body("account", equalTo("new"))
                .body("invitedBy", equalTo("olga-of-" + tenant.slug()))
                .body("expiresAt", notNullValue());

        accept(link, person())
                .statusCode(200)
                .body("tenant.slug", equalTo(tenant.slug().value()))
                .body("tenant.name", equalTo("The " + tenant.slug()))
                .body("account", equalTo("created"));

        tenant.asViewer()
                .get("/api/tenants/" + tenant.slug() + "/members?q=" + email)
                .then()
                .body("items.name", contains("Eva Lu"))
                .body("items.role", contains("developer"));
        list(tenant).body("items.state", contains("accepted")).body("items[0].sentAt", notNullValue());
        assertThat(World.awaitAudit(tenant, "member.invited").target())
                .isEqualTo(new AuditEvent.Target("invitation", id, email));
        assertThat(World.awaitAudit(tenant, "member.joined").actor())
                .extracting(AuditEvent.Actor::kind, AuditEvent.Actor::name)
                .containsExactly(AuditEvent.Kind.MEMBER, "Eva Lu");
        // Repeated, it answers the same; for anything else it is over.
        accept(link, Map.of()).statusCode(200).body("account", equalTo("created"));
        look(link).statusCode(410).body("type", equalTo("https://portolan.dev/problems/invitation-over"));
    }

    @Test
    void personWithAnAccountNeedsTheCodeOnly() {
        var home = World.slug("home");
        var email = home + "@example.test";
        World.active(home, email);
        var tenant = World.owned("second");
        invite(tenant, "olga", Map.of("email", email, "role", "admin")).statusCode(201);
        var link = link(email);
        look(link).statusCode(200).body("account", equalTo("existing"));

        accept(link, Map.of()).statusCode(200).body("account", equalTo("existing"));

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
        var link = invited(World.owned("needs"));

        accept(link, Map.of())
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/givenName", "/familyName", "/password"));
        accept(link, Map.of("givenName", "Eva", "familyName", "Lu", "password", "short"))
                .statusCode(400)
                .body("violations.pointer", contains("/password"));
        accept(link, Map.of("givenName", "Eva", "familyName", "Lu", "password", "forbidden password"))
                .statusCode(400)
                .body("violations.pointer", contains("/password"));
        accept(link, Map.of("givenName", "E<va", "familyName", "Lu", "password", World.PASSWORD))
                .statusCode(400)
                .body("violations.pointer", contains("/givenName"));
        accept(link, person()).statusCode(200);
    }

    @Test
    void wrongIdAndWrongCodeAreTheSame() {
        var link = invited(World.owned("guess"));
        var unknown = "9b1dc3a0-5b1e-4c0f-8f57-0d9a4d2f8a14";

        var code = look(new World.Link(link.id(), "guess"))
                .statusCode(404)
                .extract()
                .asString();
        var id = look(new World.Link(unknown, link.code()))
                .statusCode(404)
                .extract()
                .asString();

        assertThat(code.replace(link.id(), unknown)).isEqualTo(id);
        accept(new World.Link(link.id(), "guess"), person()).statusCode(404);
        given().get("/api/invitations/" + link.id())
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("code"));
    }

    @Test
    void resentInvitationHasANewCodeAndTheFormerIsVoid() {
        var tenant = World.owned("resent");
        var email = World.slug("eva") + "@example.test";
        invite(tenant, "olga", Map.of("email", email, "role", "viewer")).statusCode(201);
        var first = link(email);

        manager(tenant, "olga")
                .post("/api/tenants/" + tenant.slug() + "/invitations/" + first.id() + "/resend")
                .then()
                .statusCode(200)
                .body("state", equalTo("pending"));

        look(first).statusCode(404);
        var second = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> link(email), found -> !found.equals(first));
        assertThat(World.awaitAudit(tenant, "invitation.resent").target().id()).isEqualTo(first.id());
        accept(second, person()).statusCode(200);
        manager(tenant, "olga")
                .post("/api/tenants/" + tenant.slug() + "/invitations/" + first.id() + "/resend")
                .then()
                .statusCode(410);
    }

    @Test
    void revokedInvitationIsOverAndItsSeatIsFree() {
        var tenant = World.owned("revoked");
        var link = invited(tenant);
        var path = "/api/tenants/" + tenant.slug() + "/invitations/" + link.id();

        manager(tenant, "olga").delete(path).then().statusCode(204);
        manager(tenant, "olga").delete(path).then().statusCode(204);

        look(link).statusCode(410).body("type", equalTo("https://portolan.dev/problems/invitation-over"));
        accept(link, person()).statusCode(410);
        list(tenant).body("items.state", contains("revoked"));
        assertThat(World.awaitAudit(tenant, "invitation.revoked").target().id()).isEqualTo(link.id());
        assertThat(members(tenant)).isEqualTo(4);
    }

    @Test
    void invitationDoesNotOutgrowAPlanThatBecameSmaller() {
        var tenant = World.owned("shrunk");
        var link = invited(tenant);
        World.sql("update tenant set plan = 'free' where id = '" + tenant.id() + "'");
        World.sql("insert into member (id, tenant_id, subject, name, email, role, since, version) values ("
                + "gen_random_uuid(), '" + tenant.id() + "', 'last', 'Last', 'last@x.test', 'VIEWER', now(), 0)");

        accept(link, person()).statusCode(403).body("type", equalTo("https://portolan.dev/problems/plan-limit"));

        assertThat(members(tenant)).isEqualTo(5);
        list(tenant).body("items.state", contains("pending"));
    }

    @Test
    void expiredInvitationIsOverAndCanBeMadeAnew() {
        var tenant = World.owned("expired");
        var email = World.slug("eva") + "@example.test";
        invite(tenant, "olga", Map.of("email", email, "role", "viewer")).statusCode(201);
        var link = link(email);
        World.sql("update invitation set expires_at = now() - interval '1 second' where id = '" + link.id() + "'");

        look(link).statusCode(410);
        accept(link, person()).statusCode(410);
        list(tenant).body("items.state", contains("expired"));

        invite(tenant, "olga", Map.of("email", email, "role", "admin")).statusCode(201);
        list(tenant).body("items.state", contains("pending", "expired"));
        manager(tenant, "olga")
                .post("/api/tenants/" + tenant.slug() + "/invitations/" + link.id() + "/resend")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/already-invited"));
    }

    @Test
    void oneInvitationAPersonAndNoneForMembers() {
        var tenant = World.owned("once");
        var email = World.slug("eva") + "@example.test";
        invite(tenant, "olga", Map.of("email", email, "role", "viewer")).statusCode(201);

        invite(tenant, "olga", Map.of("email", email, "role", "admin"))
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/already-invited"))
                .body("violations.pointer", contains("/email"));
        invite(tenant, "olga", Map.of("email", "ANN@" + tenant.slug() + ".test", "role", "admin"))
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/already-member"))
                .body("violations.pointer", contains("/email"));
        list(tenant).body("items", hasSize(1));
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
                threads.execute(
                        () -> answers.add(invite(tenant, "olga", form).extract().statusCode()));
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
        invite(tenant, "olga", Map.of("email", "late@example.test", "role", "viewer"))
                .statusCode(403)
                .body("type", equalTo("https://portolan.dev/problems/plan-limit"))
                .body("detail", containsString("5"));
    }

    @Test
    void twoAcceptancesAtOnceAreOneMembership() {
        var tenant = World.owned("twice");
        var link = invited(tenant);
        var answers = new ConcurrentLinkedQueue<Integer>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < 2; i++) {
                threads.execute(
                        () -> answers.add(accept(link, person()).extract().statusCode()));
            }
        }

        assertThat(answers).containsExactly(200, 200);
        assertThat(members(tenant)).isEqualTo(5);
    }

    @Test
    void whoWasRemovedDoesNotComeBackByTheOldLink() {
        var tenant = World.owned("back");
        var link = invited(tenant);
        accept(link, person()).statusCode(200);
        World.sql("delete from member where name = 'Eva Lu' and tenant_id = '" + tenant.id() + "'");

        accept(link, Map.of()).statusCode(410);
        assertThat(members(tenant)).isEqualTo(4);
    }

    @Test
    void shutOrganizationTakesNobodyIn() {
        var tenant = World.owned("shut");
        var link = invited(tenant);
        World.sql("update tenant set state = 'SUSPENDED' where id = '" + tenant.id() + "'");

        accept(link, person()).statusCode(409).body("type", equalTo("https://portolan.dev/problems/tenant-state"));
        assertThat(members(tenant)).isEqualTo(4);
    }

    @Test
    void onlyAnOwnerInvitesOwners() {
        var tenant = World.owned("owner");
        World.member(tenant, "adam", "ADMIN");
        var form = Map.of("email", World.slug("eva") + "@example.test", "role", "owner");

        invite(tenant, "adam", form).statusCode(403);
        invite(tenant, "olga", form).statusCode(201);
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

        look(link(email)).statusCode(200);
    }

    @Test
    void anotherTenantsInvitationDoesNotExist() {
        var acme = World.owned("mine");
        var globex = World.owned("theirs");
        var link = invited(acme);
        var path = "/api/tenants/" + globex.slug() + "/invitations/" + link.id();

        manager(globex, "olga").delete(path).then().statusCode(404);
        manager(globex, "olga").post(path + "/resend").then().statusCode(404);
        manager(globex, "olga")
                .get("/api/tenants/" + acme.slug() + "/invitations")
                .then()
                .statusCode(404);
        list(globex).body("items", hasSize(0));
        look(link).statusCode(200);
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
            invite(tenant, "olga", Map.of("email", name + "@example.test", "role", "viewer"))
                    .statusCode(201);
        }
        var path = "/api/tenants/" + tenant.slug() + "/invitations?limit=2";

        var first = manager(tenant, "olga")
                .get(path)
                .then()
                .body("items.email", contains("three@example.test", "two@example.test"));
        manager(tenant, "olga")
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
        manager(tenant, "olga")
                .contentType("application/json")
                .body(body)
                .post("/api/tenants/acme/invitations")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"))
                .body("violations.pointer", hasItems(pointer));
    }

    private static World.Link invited(TestTenant tenant) {
        var email = World.slug("eva") + "@example.test";
        invite(tenant, "olga", Map.of("email", email, "role", "viewer")).statusCode(201);
        return link(email);
    }

    private static ValidatableResponse invite(TestTenant tenant, String by, Map<String, String> form) {
        return manager(tenant, by)
                .contentType("application/json")
                .body(form)
                .post("/api/tenants/" + tenant.slug() + "/invitations")
                .then();
    }

    private static RequestSpecification manager(TestTenant tenant, String name) {
        return tenant.as(name + "-of-" + tenant.slug(), "member.read member.manage");
    }

    private static ValidatableResponse list(TestTenant tenant) {
        return manager(tenant, "olga")
                .get("/api/tenants/" + tenant.slug() + "/invitations")
                .then()
                .statusCode(200);
    }

    private static World.Link link(String email) {
        var text = Objects.requireNonNull(World.awaitMail(email, "invites you").get("text"));
        var found = LINK.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return new World.Link(found.group(1), found.group(2));
    }

    private static ValidatableResponse look(World.Link link) {
        return given().queryParam("code", link.code())
                .get("/api/invitations/" + link.id())
                .then();
    }

    private static ValidatableResponse accept(World.Link link, Map<String, String> person) {
        var body = new HashMap<>(person);
        body.put("code", link.code());
        return given().contentType("application/json")
                .body(body)
                .post("/api/invitations/" + link.id() + "/acceptance")
                .then();
    }

    private static Map<String, String> person() {
        return Map.of("givenName", "Eva", "familyName", "Lu", "password", World.PASSWORD);
    }

    private static long members(TestTenant tenant) {
        return TestDatabase.query("select count(*) from member where tenant_id = '" + tenant.id() + "'");
    }
}
