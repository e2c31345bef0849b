package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Asking for a support session, and the answer.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class SupportRequestTest {
    @ParameterizedTest
    @CsvSource({
        "POST,/support-sessions/ID/consent",
        "POST,/support-sessions/ID/refusal",
        "POST,/support-sessions/ID/end",
    })
    void staffNeverConsentInAnOwnersName(String method, String path) {
        var support = Support.with("self");
        var id = support.active(true);

        given().header("Authorization", "Bearer " + support.token())
                .contentType("application/json")
                .request(method, "/api/tenants/" + support.tenant().slug() + path.replace("ID", id))
                .then()
                .statusCode(403);
        assertThat(support.state(id)).isEqualTo("ACTIVE");
    }

    @Test
    void consentToWritingAddsTheFewWritesThereAre() {
        var support = Support.with("write");
        support.active(true);

        assertThat(Tokens.claims(support.token()))
                .containsEntry(
                        "scope",
                        Support.READS
                                + " plugin.configure plugin.enable catalog.location.write catalog.entity.refresh");
    }

    @Test
    void whatWasAskedForMayBeGrantedInPart() {
        var support = Support.with("part");
        var id = support.requested(true);

        support.answer(id, "consent", "{}").statusCode(200).body("write", equalTo(false));

        assertThat(Tokens.claims(support.token())).containsEntry("scope", Support.READS);
    }

    @Test
    void nobodyGrantsMoreThanWasAskedFor() {
        var support = Support.with("more");
        var id = support.requested(false);

        support.answer(id, "consent", "{\"write\": true}")
                .statusCode(400)
                .body("violations.pointer", contains("/write"));

        assertThat(support.state(id)).isEqualTo("REQUESTED");
    }

    @Test
    void anUnansweredRequestLapses() {
        var support = Support.with("lapses");
        var id = support.requested(false);
        World.sql("update support_session set lapses_at = now() where id = '" + id + "'");

        support.answer(id, "consent", "{}")
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/support-session-over"))
                .body("detail", containsString("expired"));

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> support.state(id), "EXPIRED"::equals);
    }

    @Test
    void aRefusalIsFinal() {
        var support = Support.with("refused");
        var id = support.requested(false);
        support.answer(id, "refusal", "").statusCode(200).body("state", equalTo("refused"));

        support.answer(id, "consent", "{}")
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/support-session-over"));

        support.exchange().statusCode(404);
        Acts.await(support.tenant(), "support.refused").body("items[0].actor.subject", equalTo(support.owner()));
        support.request(false).statusCode(201);
    }

    @Test
    void onePersonHasOneSessionWithATenant() {
        var support = Support.with("one");
        support.requested(false);

        support.request(false)
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/support-session-open"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"consent", "refusal", "end"})
    void onlyOwnersAnswer(String act) {
        var support = Support.with("admin");
        var id = support.requested(false);

        support.tenant()
                .as("admin", "tenant.read member.manage audit.read")
                .contentType("application/json")
                .post("/api/tenants/" + support.tenant().slug() + "/support-sessions/" + id + "/" + act)
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .post("/api/tenants/" + support.tenant().slug() + "/support-sessions/" + id + "/" + act)
                .then()
                .statusCode(401);

        assertThat(support.state(id)).isEqualTo("REQUESTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-uuid", "01a20512-5a9a-74fa-ad00-315037b6330a"})
    void anUnknownSessionIsAProblem(String id) {
        var support = Support.with("unknown");
        support.answer(id, "consent", "{}").statusCode(404);
        Support.staff("support")
                .post("/api/operator/support-sessions/" + id + "/end")
                .then()
                .statusCode(404);
    }

    @Test
    void ownersAreToldByMailOnce() {
        var support = Support.with("mail");
        var email = support.owner() + "@example.test";
        support.requested(true);

        var mail = World.awaitMail(email, "Support asks to look into");

        assertThat(mail.get("text"))
                .contains("Olga", "support", "a customer's call", "30 minutes", "change plugin settings")
                .contains("http://localhost:8080/" + support.tenant().slug() + "/settings/support");
        assertThat(mail.get("html")).contains("a customer&#39;s call");
        Awaitility.await()
                .until(() -> World.text("select count(*) from support_session where notify_at is null and tenant_id = '"
                                + support.tenant().id() + "'")
                        .equals("1"));
        assertThat(World.mails().stream().filter(one -> one.get("to").equals(email)))
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {"reason": "x", "minutes": 30}                                | /tenant
            {"tenant": "nobody-has-this", "reason": "x", "minutes": 30}   | /tenant
            {"tenant": "acme", "minutes": 30}                             | /reason
            {"tenant": "acme", "reason": " ", "minutes": 30}              | /reason
            {"tenant": "acme", "reason": "x"}                             | /minutes
            {"tenant": "acme", "reason": "x", "minutes": 4}               | /minutes
            {"tenant": "acme", "reason": "x", "minutes": 241}             | /minutes
            {"tenant": "acme", "reason": "x", "minutes": "soon"}          | /minutes
            {"tenant": "acme", "reason": "x", "minutes": 30, "until": 1}  | /until
            """)
    void badRequestsAreProblems(String body, String pointer) {
        World.stored(TestTenant.ACME);
        Support.staff("support")
                .contentType("application/json")
                .body(body)
                .post("/api/operator/support-sessions")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains(pointer));
    }

    @Test
    void othersMayNotAsk() {
        World.stored(TestTenant.ACME);
        var rows = TestDatabase.count("support_session");
        var body = "{\"tenant\": \"acme\", \"reason\": \"x\", \"minutes\": 30}";
        ask(given(), body).statusCode(401);
        ask(Support.staff("billing"), body).statusCode(403);
        ask(TestTenant.ACME.asOwner(), body).statusCode(403);
        assertThat(TestDatabase.count("support_session")).isEqualTo(rows);
    }

    private static ValidatableResponse ask(RequestSpecification who, String body) {
        return who.contentType("application/json")
                .body(body)
                .post("/api/operator/support-sessions")
                .then();
    }
}
