package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class SubscriptionTest {
    @Test
    void ownerSeesWhatIsSubscribedAndWhatIsUsedOfIt() {
        var tenant = Customers.on("team");
        Customers.at(tenant, Customers.MIDDLE_OF_NOVEMBER, "Europe/Berlin");
        Customers.hasMembers(tenant, 12);

        Customers.subscription(tenant)
                .statusCode(200)
                .body("plan.id", equalTo("team"))
                .body("plan.price.month", equalTo(4900))
                .body("status", equalTo("active"))
                .body("trialEndsAt", nullValue())
                .body("currency", equalTo("EUR"))
                .body("zone", equalTo("Europe/Berlin"))
                .body("limits.name", contains("seats", "entities", "plugins"))
                .body("limits.limit", contains(50, 2500, 10))
                .body("limits.base", contains(50, 2500, 10))
                .body("limits.used", contains(12, null, null))
                .body("next.at", equalTo("2031-11-30T23:00:00Z"))
                .body("next.amount", equalTo(Map.of("minor", 4900 + 2 * 500, "currency", "EUR")));
    }

    @Test
    void trialCostsNothingUntilItEnds() {
        var end = Instant.now().plus(9, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        var tenant = Customers.trying("business", end);

        Customers.subscription(tenant)
                .statusCode(200)
                .body("status", equalTo("trialing"))
                .body("trialEndsAt", equalTo(end.toString()))
                .body("next.at", equalTo(end.toString()))
                .body("next.amount.minor", equalTo(0));
    }

    @Test
    void anotherTenantsSubscriptionDoesNotExist() {
        var acme = Customers.on("team");
        var globex = TestTenant.of(World.slug("other"));
        World.stored(globex);
        var rows = TestDatabase.count("subscription_change");

        globex.asOwner().get(Customers.path(acme)).then().statusCode(404);
        globex.asOwner()
                .contentType("application/json")
                .body(Map.of("plan", "business"))
                .post(Customers.path(acme) + "/preview")
                .then()
                .statusCode(404);
        globex.asOwner()
                .contentType("application/json")
                .body(Map.of("plan", "business"))
                .put(Customers.path(acme))
                .then()
                .statusCode(404);

        assertThat(TestDatabase.count("subscription_change")).isEqualTo(rows);
        assertThat(Customers.subscribed(acme)).isEqualTo("team ACTIVE");
    }

    @Test
    void readersMayLookAndNotChange() {
        var tenant = Customers.on("team");
        tenant.asViewer().get(Customers.path(tenant)).then().statusCode(403);
        var admin = tenant.as("adam", "billing.read")
                .contentType("application/json")
                .body(Map.of("plan", "free"));
        admin.put(Customers.path(tenant)).then().statusCode(403);
        admin.post(Customers.path(tenant) + "/preview").then().statusCode(403);
        given().get(Customers.path(tenant)).then().statusCode(401);
        assertThat(Customers.subscribed(tenant)).isEqualTo("team ACTIVE");
    }
}
