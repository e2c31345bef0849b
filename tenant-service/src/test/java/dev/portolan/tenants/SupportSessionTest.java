package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Topics;
import dev.portolan.streams.Json;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a session lets in, and its end.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class SupportSessionTest {
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
                .containsEntry("scope", Support.READS)
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
}
