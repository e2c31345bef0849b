package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.TenantEvent;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class PlanChangeTest {
    @Test
    void planWithRoomForFewerPluginsIsRefusedUntilTheyAreUninstalled() {
        var tenant = Customers.on("team");
        Customers.has(tenant, Meter.PLUGINS, 4);
        Customers.choose(tenant, "free")
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/plan-change-refused"))
                .body("detail", containsString("allows 3 plugins, and 4 are installed. Uninstall 1 first"));
        assertThat(Customers.subscribed(tenant)).isEqualTo("team ACTIVE");
        assertThat(Customers.changes(tenant)).isZero();

        Customers.has(tenant, Meter.PLUGINS, 3);
        Customers.choose(tenant, "free").statusCode(200).body("plan.id", equalTo("free"));
    }

    @Test
    void changeIsInForceAndToldToAll() {
        var tenant = Customers.on("team");
        Customers.at(tenant, Customers.MIDDLE_OF_NOVEMBER, "UTC");
        var token = tenant.token("ann-of-" + tenant.slug(), "tenant.read");

        Customers.choose(tenant, "business")
                .statusCode(200)
                .body("plan.id", equalTo("business"))
                .body("status", equalTo("active"))
                .body("limits.limit", contains(500, 20_000, 50));

        assertThat(World.text("select at at time zone 'UTC' || ' ' || from_plan || ' ' || from_trial || ' ' || to_plan"
                        + " || ' ' || prorated_minor || ' ' || currency from subscription_change where tenant_id = '"
                        + tenant.id() + "'"))
                .isEqualTo("2031-11-16 12:00:00 team false business 22500 EUR");
        var state = Customers.said(tenant, Topics.TENANT_STATE, TenantState.class, 1)
                .getLast();
        assertThat(state.plan().id()).isEqualTo("business");
        assertThat(state.plan().limits())
                .isEqualTo(Map.of("seats", 500L, "entities", 20_000L, "plugins", 50L, "premium_plugins", 1L));
        assertThat(Customers.said(tenant, Topics.TENANT_EVENTS, TenantEvent.class, 1))
                .singleElement()
                .isInstanceOfSatisfying(
                        TenantEvent.PlanChanged.class,
                        changed -> assertThat(changed)
                                .extracting(TenantEvent.PlanChanged::from, TenantEvent.PlanChanged::to)
                                .containsExactly("team", "business"));
        assertThat(Customers.said(tenant, Topics.ACCESS_REVOCATIONS, Revocation.class, 1))
                .singleElement()
                .extracting(Revocation::subject, Revocation::reason)
                .containsExactly(null, "plan changed");
        assertThat(Customers.audited(tenant, 1)).containsExactly("plan.changed");
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> given().header("Authorization", "Bearer " + token)
                        .get("/api/tenants/" + tenant.slug())
                        .then()
                        .statusCode(401)
                        .body("type", equalTo("https://portolan.dev/problems/token-outdated")));
    }

    @Test
    void repeatedChangeIsOne() {
        var tenant = Customers.on("team");
        Customers.choose(tenant, "business").statusCode(200);
        Awaitility.await()
                .untilAsserted(() -> Customers.choose(tenant, "business").statusCode(200));
        assertThat(Customers.changes(tenant)).isEqualTo(1);
    }

    @Test
    void tooSmallAPlanIsRefusedInWords() {
        var tenant = Customers.on("team");
        Customers.hasMembers(tenant, 6);
        Customers.choose(tenant, "free")
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/plan-change-refused"))
                .body("detail", containsString("allows 5 seats, and 6 are used. Remove 1 first"));
        assertThat(Customers.subscribed(tenant)).isEqualTo("team ACTIVE");
        assertThat(Customers.changes(tenant)).isZero();
    }

    @Test
    void anotherPriceThanTheOneShownIsRefused() {
        var tenant = Customers.on("team");
        Customers.manager(tenant)
                .body(Map.of("plan", "business", "expectedMonthly", Map.of("minor", 39_900, "currency", "EUR")))
                .put(Customers.path(tenant))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/plan-change-refused"))
                .body("detail", containsString("costs EUR 499.00 now, and not EUR 399.00"));
        assertThat(Customers.subscribed(tenant)).isEqualTo("team ACTIVE");
    }

    @Test
    void thePriceShownIsTaken() {
        var tenant = Customers.on("team");
        Customers.manager(tenant)
                .body(Map.of("plan", "business", "expectedMonthly", Map.of("minor", 49_900, "currency", "EUR")))
                .put(Customers.path(tenant))
                .then()
                .statusCode(200)
                .body("plan.id", equalTo("business"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                    | /plan
            {"plan": ""}                                                          | /plan
            {"plan": "gold"}                                                      | /plan
            {"plan": "team", "expectedMonthly": {"minor": 1}}                     | /expectedMonthly/currency
            {"plan": "team", "expectedMonthly": {"minor": 1, "currency": "euro"}} | /expectedMonthly/currency
            {"plan": "team", "coupon": "X"}                                       | /coupon
            """)
    void malformedBodyIsAProblem(String body, String pointer) {
        var tenant = Customers.on("free");
        Customers.manager(tenant)
                .body(body)
                .put(Customers.path(tenant))
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
        assertThat(Customers.subscribed(tenant)).isEqualTo("free ACTIVE");
    }
}
