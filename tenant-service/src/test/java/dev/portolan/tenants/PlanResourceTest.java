package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class PlanResourceTest {
    @Test
    void plansAreToldToAnybodyFromTheSmallestToTheLargest() {
        given().get("/api/plans")
                .then()
                .statusCode(200)
                .body("items.id", contains("free", "team", "business", "enterprise"))
                .body("items.title", contains("Free", "Team", "Business", "Enterprise"))
                .body("items.price.month", contains(0, 4900, 49_900, 249_900))
                .body("items.premiumPlugins", contains(false, false, true, true));
    }

    @Test
    void aPlanTellsItsPriceAndItsLimits() {
        given().get("/api/plans")
                .then()
                .body(
                        "items[1].price",
                        equalTo(Map.of(
                                "currency",
                                "EUR",
                                "month",
                                4900,
                                "includedSeats",
                                10,
                                "seat",
                                500,
                                "includedInvocations",
                                100_000,
                                "invocations",
                                100)))
                .body("items[1].limits", equalTo(Map.of("entities", 2500, "plugins", 10, "seats", 50)))
                .body("items[1].support", equalTo("business hours"));
    }
}
