package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class SupportSessionTest {
    private static final String READS = "tenant.read member.read usage.read billing.read audit.read catalog.entity.read"
            + " catalog.location.read plugin.read plugin.use";

    @Test
    void fromTheRequestToTheEndAllIsOnRecordWithBothNames() {
        var support = Support.with("whole");
        var tenant = support.tenant();
        var id = support.request(false)
                .statusCode(201)
                .body("tenant", equalTo(tenant.slug().value()))
                .body("state", equalTo("requested"))
                .body("reason", equalTo("a customer's call"))
                .body("minutes", equalTo(30))
                .body("write", equalTo(false))
                .body("staff.subject", equalTo("staff-support"))
                .body("staff.name", equalTo("support"))
                .body("requestedAt", notNullValue())
                .body("consentedBy", nullValue())
                .body("startsAt", nullValue())
                .extract()
                .<String>path("id");
        support.exchange().statusCode(404);

        support.answer(id, "consent", "{\"write\": false}")
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("consentedBy.subject", equalTo(support.owner()))
                .body("consentedBy.name", equalTo(support.owner()))
                .body("endsAt", notNullValue());

        var token = support.token();
        assertThat(Tokens.claims(token))
                .containsEntry("sub", support.owner())
                .containsEntry("name", "Olga")
                .containsEntry("act", Map.of("sub", "staff-support", "name", "Sue Support"))
                .containsEntry("use", "tenant")
                .containsEntry("scope", READS)
                .doesNotContainKeys("email", "role");
        support.get(token, "").statusCode(200);
        support.get(token, "/members").statusCode(200);
        support.get(token, "/audit").statusCode(200);
        support.get(token, "/support-sessions").statusCode(200).body("items.id", contains(id));

        support.answer(id, "end", "").statusCode(200).body("state", equalTo("ended"));
        Acts.await(tenant, 4);
        Acts.list(tenant, "")
                .body(
                        "items.action",
                        contains("support.ended", "support.looked", "support.consented", "support.requested"))
                .body("items.target.id", contains(id, id, id, id))
                .body("items[0].actor.subject", equalTo(support.owner()))
                .body("items[1].actor.kind", equalTo("staff"))
                .body("items[1].actor.subject", equalTo("staff-support"))
                .body("items[1].actor.name", equalTo("Sue Support"))
                .body("items[1].actor.inNameOf", equalTo(support.owner()))
                .body("items[1].actor.inNameOfName", equalTo("Olga"))
                .body("items[1].actor.address", equalTo("127.0.0.1"))
                .body("items[2].actor.kind", equalTo("member"))
                .body("items[3].actor.kind", equalTo("staff"))
                .body("items[3].actor.subject", equalTo("staff-support"))
                .body("items[3].actor.inNameOf", nullValue())
                .body("items[3].change.reason", equalTo("a customer's call"))
                .body("items[3].change.after.minutes", equalTo(30));
    }

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
                        READS + " plugin.configure plugin.enable catalog.location.write catalog.entity.refresh");
    }

    @Test
    void whatWasAskedForMayBeGrantedInPart() {
        var support = Support.with("part");
        var id = support.requested(true);

        support.answer(id, "consent", "{}").statusCode(200).body("write", equalTo(false));

        assertThat(Tokens.claims(support.token())).containsEntry("scope", READS);
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

    @ParameterizedTest
    @ValueSource(strings = {"owner", "staff"})
    void theEndByEitherSideVoidsWithinASecondWhatStaffHold(String side) {
        var support = Support.with("end-" + side);
        var tenant = support.tenant();
        var id = support.active(false);
        var token = support.token();
        var owners = tenant.token(support.owner(), "tenant.read");
        support.get(token, "").statusCode(200);

        if (side.equals("owner")) {
            support.answer(id, "end", "").statusCode(200).body("state", equalTo("ended"));
        } else {
            Support.staff("support")
                    .post("/api/operator/support-sessions/" + id + "/end")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("ended"))
                    .body("tenant", equalTo(tenant.slug().value()));
        }

        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> support.get(token, "")
                        .statusCode(401)
                        .body("type", equalTo("https://portolan.dev/problems/token-outdated")));
        support.get(owners, "").statusCode(200);
        support.exchange().statusCode(404);
        var revocation = Json.read(
                TestTopics.await(
                                Topics.ACCESS_REVOCATIONS,
                                record -> record.key().equals(tenant.id().toString()))
                        .value(),
                Revocation.class);
        assertThat(revocation.subject()).isEqualTo("staff-support");
    }

    @Test
    void endingTwiceIsEndingOnce() {
        var support = Support.with("twice");
        var id = support.active(false);
        support.answer(id, "end", "").statusCode(200);

        support.answer(id, "end", "").statusCode(200).body("state", equalTo("ended"));

        Acts.await(support.tenant(), "support.ended");
        assertThat(TestDatabase.query(
                        "select count(*) from audit_entry where action = 'support.ended' and tenant_id = '"
                                + support.tenant().id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void aSessionEndsByItself() {
        var support = Support.with("expires");
        var id = support.active(false);
        var token = support.token();
        World.sql("update support_session set ends_at = now() where id = '" + id + "'");

        support.exchange().statusCode(404);

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> support.state(id), "EXPIRED"::equals);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> support.get(token, "").statusCode(401));
        Acts.await(support.tenant(), "support.expired")
                .body("items[0].actor.kind", equalTo("service"))
                .body("items[0].actor.subject", equalTo("service:tenant-service"));
    }

    @Test
    void noTokenOutlivesItsSession() {
        var support = Support.with("short");
        var id = support.active(false);
        World.sql("update support_session set ends_at = now() + interval '20 seconds' where id = '" + id + "'");

        int life = support.exchange().statusCode(200).extract().path("expires_in");

        assertThat(life).isLessThanOrEqualTo(20);
        var claims = Tokens.claims(support.token());
        assertThat(((Number) claims.get("exp")).longValue() - ((Number) claims.get("iat")).longValue())
                .isLessThanOrEqualTo(21);
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

    @Test
    void theSessionIsOnePersonsOnly() {
        var support = Support.with("person");
        support.active(false);
        World.sql("insert into staff values ('staff-other', '{support}') on conflict do nothing");

        support.exchange("staff-other").statusCode(404);
    }

    @Test
    void whoIsOfTheStaffNoMoreIsOut() {
        var support = Support.with("fired");
        var person = "staff-" + support.tenant().slug();
        World.sql("insert into staff values ('" + person + "', '{support}')");
        var id = support.active(false);
        World.sql("update support_session set staff_subject = '" + person + "' where id = '" + id + "'");
        support.exchange(person).statusCode(200);

        World.sql("update staff set roles = '{billing}' where subject = '" + person + "'");

        support.exchange(person).statusCode(404);
    }

    @Test
    void anOwnerWhoIsNoneAnyMoreConsentsNoMore() {
        var support = Support.with("demoted");
        support.active(false);

        World.sql("update member set role = 'ADMIN' where subject = '" + support.owner() + "'");

        support.exchange().statusCode(404);
    }

    @Test
    void staffOfOneTenantAreNotInAnother() {
        var acme = Support.with("inside");
        var globex = Support.with("outside");
        var id = acme.active(false);
        var rows = TestDatabase.count("support_session");

        globex.exchange().statusCode(404);
        globex.get(acme.token(), "").statusCode(404);
        for (var act : List.of("consent", "refusal", "end")) {
            globex.answer(id, act, "").statusCode(404);
            globex.tenant()
                    .asOwner()
                    .contentType("application/json")
                    .post("/api/tenants/" + acme.tenant().slug() + "/support-sessions/" + id + "/" + act)
                    .then()
                    .statusCode(404);
        }
        globex.tenant()
                .asOwner()
                .get("/api/tenants/" + globex.tenant().slug() + "/support-sessions")
                .then()
                .body("items", empty());

        assertThat(acme.state(id)).isEqualTo("ACTIVE");
        assertThat(TestDatabase.count("support_session")).isEqualTo(rows);
    }

    @Test
    void everybodySeesWhoIsInAndOwnersSeeAll() {
        var support = Support.with("seen");
        var refused = support.requested(false);
        support.answer(refused, "refusal", "").statusCode(200);
        var active = support.active(false);
        var path = "/api/tenants/" + support.tenant().slug() + "/support-sessions";

        support.tenant().asViewer().get(path).then().statusCode(200).body("items.id", contains(active));
        support.tenant().asOwner().get(path).then().statusCode(200).body("items.id", contains(active, refused));
        String next = support.tenant()
                .asOwner()
                .get(path + "?limit=1")
                .then()
                .body("items.id", contains(active))
                .extract()
                .path("next");
        support.tenant()
                .asOwner()
                .get(path + "?limit=1&cursor=" + next)
                .then()
                .body("items.id", contains(refused))
                .body("next", nullValue());
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

    @Test
    void staffSeeTheSessionsOfAllTenants() {
        var first = Support.with("all-a");
        var second = Support.with("all-b");
        var waiting = first.requested(false);
        var active = second.active(false);

        Support.staff("operator")
                .get("/api/operator/support-sessions?state=requested&limit=200")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(waiting))
                .body("items.id", not(hasItem(active)));
        String next = Support.staff("support")
                .get("/api/operator/support-sessions?limit=1")
                .then()
                .statusCode(200)
                .body("items.id", contains(active))
                .body("items[0].tenant", equalTo(second.tenant().slug().value()))
                .body("items[0].consentedBy.subject", equalTo(second.owner()))
                .extract()
                .path("next");
        Support.staff("support")
                .get("/api/operator/support-sessions?limit=1&cursor=" + next)
                .then()
                .body("items.id", contains(waiting));
    }

    @ParameterizedTest
    @CsvSource({"state=open,state", "cursor=x,cursor", "limit=0,limit", "limit=201,limit"})
    void badListsAreProblems(String query, String pointer) {
        Support.staff("support")
                .get("/api/operator/support-sessions?" + query)
                .then()
                .statusCode(400)
                .body("violations.pointer", contains(pointer));
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
