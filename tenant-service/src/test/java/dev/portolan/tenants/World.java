package dev.portolan.tenants;

import static io.restassured.RestAssured.given;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/// What tests do again and again: sign up, read mail, look around.
final class World {
    static final String PASSWORD = "correct horse battery";
    private static final Pattern LINK =
            Pattern.compile("http://localhost:8080/signup/confirm\\?id=([0-9a-f-]+)&code=(\\S+)");

    private World() {}

    /// A slug that no other test has.
    static String slug(String prefix) {
        return prefix + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36);
    }

    static Map<String, String> form(String slug, String email) {
        return Map.of(
                "organization", "Acme & Sons",
                "slug", slug,
                "email", email,
                "givenName", "Ada",
                "familyName", "Byron");
    }

    static ValidatableResponse signUp(Map<String, String> form) {
        return given().contentType("application/json")
                .body(form)
                .post("/api/signups")
                .then();
    }

    /// Signs up, and returns the sign-up's id and code from the mail.
    static Link pending(String slug, String email) {
        String id = signUp(form(slug, email)).statusCode(202).extract().path("id");
        return link(id, email);
    }

    static ValidatableResponse confirm(Link link, String password) {
        return given().contentType("application/json")
                .body(Map.of("code", link.code(), "password", password))
                .post("/api/signups/" + link.id() + "/confirmation")
                .then();
    }

    /// Signs up, confirms and waits until the portal is open.
    static Link active(String slug, String email) {
        var link = pending(slug, email);
        confirm(link, PASSWORD).statusCode(202);
        awaitState(link, "active");
        return link;
    }

    static void awaitState(Link link, String state) {
        Awaitility.await("sign-up " + state)
                .atMost(Duration.ofSeconds(40))
                .until(() -> state.equals(given().get("/api/signups/" + link.id())
                        .then()
                        .extract()
                        .path("state")));
    }

    static Link link(String id, String email) {
        var text = awaitMail(email, "Confirm").get("text");
        var found = LINK.matcher(text);
        while (found.find()) {
            if (found.group(1).equals(id)) {
                return new Link(id, found.group(2));
            }
        }
        throw new AssertionError("no link of " + id + " in " + text);
    }

    /// The latest mail to somebody whose subject has this word.
    static Map<String, String> awaitMail(String to, String word) {
        return Awaitility.await("mail to " + to)
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> mails().stream()
                                .filter(mail -> mail.get("to").equals(to)
                                        && mail.get("subject").contains(word))
                                .reduce((first, later) -> later),
                        mail -> mail.isPresent())
                .orElseThrow();
    }

    static List<Map<String, String>> mails() {
        return given().get(peers() + "/control/mails").then().extract().path("$");
    }

    /// What the fakes were asked: `method`, `path`, `authorization`, `body`.
    static List<Map<String, String>> requests() {
        return given().get(peers() + "/control/requests").then().extract().path("$");
    }

    /// A Keycloak access token.
    static String keycloakToken(Map<String, String> claims) {
        return given().queryParams(claims).get(peers() + "/control/token").asString();
    }

    /// The id at Keycloak of the first owner of a tenant.
    static String owner(String slug) {
        return text("select subject from member m join tenant t on t.id = m.tenant_id where t.slug = '" + slug + "'");
    }

    static UUID tenant(String slug) {
        return UUID.fromString(text("select id from tenant where slug = '" + slug + "'"));
    }

    /// Makes sure that one of the two test tenants has a row, and members.
    static void stored(TestTenant tenant) {
        sql("insert into tenant (id, tenant_id, slug, name, state, plan, trial, created_at, version) values ('"
                + tenant.id() + "', '" + tenant.id() + "', '" + tenant.slug() + "', 'The " + tenant.slug()
                + "', 'ACTIVE', 'business', false, now(), 0) on conflict do nothing");
        for (var person : List.of("ann", "bob", "cid")) {
            sql("insert into member (id, tenant_id, subject, name, email, role, since, version) values ("
                    + "gen_random_uuid(), '" + tenant.id() + "', '" + person + "-of-" + tenant.slug() + "', '" + person
                    + "', '" + person + "@" + tenant.slug() + ".test', 'DEVELOPER', now(), 0) on conflict do nothing");
        }
    }

    /// A tenant of its own with an owner, `olga-of-<slug>`, beside the three developers.
    static TestTenant owned(String prefix) {
        var tenant = TestTenant.of(slug(prefix));
        stored(tenant);
        member(tenant, "olga", "OWNER");
        return tenant;
    }

    /// Adds a member, and returns the subject: `<name>-of-<slug>`.
    static String member(TestTenant tenant, String name, String role) {
        var subject = name + "-of-" + tenant.slug();
        sql("insert into member (id, tenant_id, subject, name, email, role, since, version) values ("
                + "gen_random_uuid(), '" + tenant.id() + "', '" + subject + "', '" + name + "', '" + name + "@"
                + tenant.slug() + ".test', '" + role + "', now(), 0)");
        return subject;
    }

    /// The latest audit record of a tenant with this action, waited for.
    static AuditEvent awaitAudit(TestTenant tenant, String action) {
        return Awaitility.await("audit " + action)
                .atMost(Duration.ofSeconds(10))
                .until(
                        () -> TestTopics.read(Topics.AUDIT).stream()
                                .filter(record ->
                                        record.key().equals(tenant.id().toString()))
                                .map(record -> Json.read(record.value(), AuditEvent.class))
                                .filter(event -> event.action().equals(action))
                                .reduce((first, later) -> later),
                        found -> found.isPresent())
                .orElseThrow();
    }

    static void sql(String statement) {
        try (var connection = TestDatabase.superuser();
                var running = connection.createStatement()) {
            running.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    static String text(String query) {
        try (var connection = TestDatabase.superuser();
                var running = connection.createStatement();
                var rows = running.executeQuery(query)) {
            return rows.next() ? rows.getString(1) : "";
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private static String peers() {
        return System.getProperty(Peers.ADDRESS);
    }

    record Link(String id, String code) {}
}
