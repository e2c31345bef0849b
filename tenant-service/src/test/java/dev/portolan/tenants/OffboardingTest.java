package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Topics;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTopics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The window in which an organization can come back.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class OffboardingTest {
    @Test
    void windowOpensAndCanBeComeBackFrom() {
        var acme = Leaving.stored("window");
        Leaving.leave(acme)
                .statusCode(202)
                .body("state", equalTo("offboarding"))
                .body("eraseAt", notNullValue());
        assertThat(TestDatabase.query("select count(*) from offboarding where tenant_id = '" + acme.id()
                        + "' and erase_at = requested_at + interval '30 days'"))
                .isEqualTo(1);
        acme.asOwner()
                .get(Leaving.path(acme))
                .then()
                .statusCode(200)
                .body("state", equalTo("offboarding"))
                .body("reason", equalTo("moved"));

        acme.asOwner()
                .delete(Leaving.path(acme))
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("eraseAt", nullValue());
        acme.asOwner()
                .get(Leaving.path(acme))
                .then()
                .statusCode(200)
                .body("state", equalTo("active"))
                .body("eraseAt", nullValue());
        acme.asOwner().delete(Leaving.path(acme)).then().statusCode(200);
        var audit = TestTopics.read(Topics.AUDIT).stream()
                .filter(record -> record.key().equals(acme.id().toString()))
                .map(Leaving::text)
                .toList();
        assertThat(audit).anyMatch(entry -> entry.contains("offboarding.requested") && entry.contains("moved"));
    }

    @Test
    void comingBackLeadsToTheFormerState() {
        var acme = Leaving.stored("former");
        World.sql("update tenant set state = 'PAST_DUE' where id = '" + acme.id() + "'");
        Leaving.leave(acme).statusCode(202);
        acme.asOwner().delete(Leaving.path(acme)).then().statusCode(200).body("state", equalTo("past_due"));
    }

    @Test
    void leavingTwiceChangesNothing() {
        var acme = Leaving.stored("twice");
        String eraseAt = Leaving.leave(acme).statusCode(202).extract().path("eraseAt");
        Leaving.leave(acme).statusCode(202).body("eraseAt", equalTo(eraseAt));
    }

    @Test
    void nothingIsErasedBeforeTheWindowEnds() {
        var acme = Leaving.stored("early");
        Leaving.leave(acme).statusCode(202);
        var other = Leaving.stored("ended");
        Leaving.erase(other);
        assertThat(Leaving.rows(acme)).containsKeys("member", "offboarding", "tenant");
        acme.asOwner().get("/api/tenants/" + acme.slug()).then().statusCode(200);
    }

    @Test
    void erasureThatHasBegunCannotBeComeBackFrom() {
        var acme = Leaving.stored("begun");
        Leaving.leave(acme).statusCode(202);
        World.sql(
                "update offboarding set state = 'ERASING', step = 'CLOSE', due_at = now() + interval '1 hour' where id = '"
                        + acme.id() + "'");
        acme.asOwner()
                .delete(Leaving.path(acme))
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
        var acme = Leaving.stored("wish");
        acme.asOwner()
                .contentType("application/json")
                .body(body.replace("SLUG", acme.slug().value()).replace("LONG", "x".repeat(301)))
                .post(Leaving.path(acme))
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
        assertThat(Leaving.rows(acme)).doesNotContainKey("offboarding");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "DELETE"})
    void othersMayNot(String method) {
        var acme = Leaving.stored("guard");
        var globex = Leaving.stored("foreign");
        var body = "{\"confirm\": \"" + acme.slug() + "\"}";
        globex.asOwner()
                .contentType("application/json")
                .body(body)
                .request(method, Leaving.path(acme))
                .then()
                .statusCode(404);
        acme.as("admin", Permissions.TENANT_EXPORT + " " + Permissions.MEMBER_MANAGE)
                .contentType("application/json")
                .body(body)
                .request(method, Leaving.path(acme))
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .body(body)
                .request(method, Leaving.path(acme))
                .then()
                .statusCode(401);
        assertThat(Leaving.rows(acme)).doesNotContainKey("offboarding");
    }
}
