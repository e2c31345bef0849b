package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SignupLimitTest.Limited.class)
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class SignupLimitTest {
    @Test
    void thirdSignUpOfAnAddressWaits() {
        from("203.0.113.7").statusCode(202);
        from("203.0.113.7").statusCode(202);
        var wait = from("203.0.113.7")
                .statusCode(429)
                .body("type", equalTo("https://portolan.dev/problems/too-many-requests"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(1, 3600);
        from("203.0.113.8").statusCode(202);
    }

    @Test
    void networkOfAnIpv6CustomerCountsAsOne() {
        from("2001:db8:1:2::1").statusCode(202);
        from("2001:db8:1:2::2").statusCode(202);
        from("2001:db8:1:2:ffff::3").statusCode(429);
        from("2001:db8:1:3::1").statusCode(202);
    }

    @Test
    void thirdLookAtAnInvitationWaits() {
        look("203.0.113.10").statusCode(404);
        look("203.0.113.10").statusCode(404);
        look("203.0.113.10").statusCode(429);
        look("203.0.113.11").statusCode(404);
    }

    private static ValidatableResponse look(String address) {
        return given().header("X-Forwarded-For", address)
                .get("/api/invitations/9b1dc3a0-5b1e-4c0f-8f57-0d9a4d2f8a13?code=guess")
                .then();
    }

    @Test
    void expiredSignUpIsSwept() {
        String id = from("203.0.113.9").statusCode(202).extract().path("id");
        World.sql("update signup set expires_at = now() - interval '1 second' where id = '" + id + "'");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> TestDatabase.query("select count(*) from signup where id = '" + id + "'") == 0);
        given().get("/api/signups/" + id).then().statusCode(404);
    }

    private static ValidatableResponse from(String address) {
        var slug = World.slug("limit");
        return given().contentType("application/json")
                .header("X-Forwarded-For", address)
                .body(World.form(slug, slug + "@example.test"))
                .post("/api/signups")
                .then();
    }

    /// Two an hour and address, behind a proxy on this machine.
    public static final class Limited implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "portolan.signups.per-address", "2",
                    "portolan.invitations.per-address", "2",
                    "portolan.signups.sweep", "300ms",
                    "PORTOLAN_BEHIND_PROXY", "true");
        }
    }
}
