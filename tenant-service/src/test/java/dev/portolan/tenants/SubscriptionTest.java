package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.TenantEvent;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class SubscriptionTest {
    private static final Instant MIDDLE_OF_NOVEMBER = Instant.parse("2031-11-16T12:00:00Z");

    @Test
    void ownerSeesWhatIsSubscribedAndWhatIsUsedOfIt() {
        var tenant = Customers.on("team");
        Customers.at(tenant, MIDDLE_OF_NOVEMBER, "Europe/Berlin");
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

    @ParameterizedTest(name = "{0} to {1} on {2} in {3}")
    @CsvSource(delimiter = '|', textBlock = """
            # from       | to         | at                   | zone             | seats | before | after  | lines          | due
            team         | business   | 2031-11-16T12:00:00Z | UTC              | 3     | 4900   | 49900  | -2450 24950    | 22500
            business     | team       | 2031-11-16T12:00:00Z | UTC              | 3     | 49900  | 4900   | -24950 2450    | -22500
            team         | business   | 2031-11-01T00:00:00Z | UTC              | 3     | 4900   | 49900  | -4900 49900    | 45000
            team         | business   | 2031-11-30T23:59:59Z | UTC              | 3     | 4900   | 49900  | -163 1663      | 1500
            team         | business   | 2031-11-30T23:59:59Z | Europe/Berlin    | 3     | 4900   | 49900  | -4900 49900    | 45000
            team         | business   | 2031-12-01T00:30:00Z | America/New_York | 3     | 4900   | 49900  | -163 1663      | 1500
            team         | business   | 2032-02-29T12:00:00Z | UTC              | 3     | 4900   | 49900  | -169 1721      | 1552
            free         | team       | 2031-11-16T12:00:00Z | UTC              | 3     | 0      | 4900   | 2450           | 2450
            team         | free       | 2031-11-16T12:00:00Z | UTC              | 3     | 4900   | 0      | -2450          | -2450
            team         | team       | 2031-11-16T12:00:00Z | UTC              | 3     | 4900   | 4900   |                | 0
            team         | business   | 2031-11-16T12:00:00Z | UTC              | 14    | 6900   | 49900  | -2450 24950    | 22500
            """)
    void previewTellsWhatTheChangeCosts(
            String from, String to, Instant at, String zone, int seats, int before, int after, String lines, int due) {
        var tenant = Customers.on(from);
        Customers.at(tenant, at, zone);
        Customers.hasMembers(tenant, seats);
        var amounts = lines == null
                ? List.<Integer>of()
                : Arrays.stream(lines.split(" ")).map(Integer::valueOf).toList();

        Customers.preview(tenant, to)
                .statusCode(200)
                .body("from", equalTo(from))
                .body("to", equalTo(to))
                .body("at", equalTo(at.toString()))
                .body("monthly.before", equalTo(Map.of("minor", before, "currency", "EUR")))
                .body("monthly.after", equalTo(Map.of("minor", after, "currency", "EUR")))
                .body("proration.amount.minor", equalTo(amounts))
                .body("dueNow", equalTo(Map.of("minor", due, "currency", "EUR")))
                .body("refusals", empty());
    }

    @Test
    void previewSaysWhichDaysAreCharged() {
        var tenant = Customers.on("team");
        Customers.at(tenant, MIDDLE_OF_NOVEMBER, "UTC");

        Customers.preview(tenant, "business")
                .body(
                        "proration.text",
                        contains(
                                "Given back: Team, 16 to 30 November 2031 (15 of 30 days)",
                                "Business, 16 to 30 November 2031 (15 of 30 days)"));
    }

    @Test
    void previewOfTheTriedPlanGivesNothingBack() {
        var tenant = Customers.trying("business", MIDDLE_OF_NOVEMBER.plus(1, ChronoUnit.DAYS));
        Customers.at(tenant, MIDDLE_OF_NOVEMBER, "UTC");

        Customers.preview(tenant, "business")
                .statusCode(200)
                .body("monthly.before.minor", equalTo(0))
                .body("monthly.after.minor", equalTo(49_900))
                .body("proration.amount.minor", contains(24_950));
    }

    @Test
    void previewChangesNothing() {
        var tenant = Customers.on("team");
        Customers.preview(tenant, "business").statusCode(200);
        assertThat(Customers.subscribed(tenant)).isEqualTo("team ACTIVE");
        assertThat(changes(tenant)).isZero();
    }

    @Test
    void previewSaysWhatDoesNotFit() {
        var tenant = Customers.on("team");
        Customers.hasMembers(tenant, 7);
        Customers.preview(tenant, "free")
                .statusCode(200)
                .body("limits.name", contains("seats", "entities", "plugins"))
                .body("limits[0].used", equalTo(7))
                .body("limits[0].limit", equalTo(5))
                .body("limits.ok", contains(false, true, true))
                .body(
                        "refusals",
                        contains(
                                "The plan Free allows 5 seats, and 7 are used. Remove 2 first, or choose a larger plan."));
    }

    @Test
    void previewCountsInstalledPluginsAndEntities() {
        var tenant = Customers.on("team");
        Customers.has(tenant, Meter.PLUGINS, 5);
        Customers.has(tenant, Meter.ENTITIES, 251);

        Customers.subscription(tenant).body("limits.used", contains(3, 251, 5));
        Customers.preview(tenant, "free")
                .statusCode(200)
                .body("limits.used", contains(3, 251, 5))
                .body("limits.ok", contains(true, false, false))
                .body(
                        "refusals",
                        contains(
                                "The plan Free allows 250 entities, and 251 are used."
                                        + " Remove 1 first, or choose a larger plan.",
                                "The plan Free allows 3 plugins, and 5 are installed."
                                        + " Uninstall 2 first, or choose a larger plan."));
    }

    @Test
    void planWithRoomForFewerPluginsIsRefusedUntilTheyAreUninstalled() {
        var tenant = Customers.on("team");
        Customers.has(tenant, Meter.PLUGINS, 4);
        Customers.choose(tenant, "free")
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/plan-change-refused"))
                .body("detail", containsString("allows 3 plugins, and 4 are installed. Uninstall 1 first"));
        assertThat(Customers.subscribed(tenant)).isEqualTo("team ACTIVE");
        assertThat(changes(tenant)).isZero();

        Customers.has(tenant, Meter.PLUGINS, 3);
        Customers.choose(tenant, "free").statusCode(200).body("plan.id", equalTo("free"));
    }

    @Test
    void changeIsInForceAndToldToAll() {
        var tenant = Customers.on("team");
        Customers.at(tenant, MIDDLE_OF_NOVEMBER, "UTC");
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
        assertThat(changes(tenant)).isEqualTo(1);
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
        assertThat(changes(tenant)).isZero();
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

    @Test
    void staffChangesThePlanWithAReason() {
        var tenant = Customers.on("team");
        Customers.staff("billing")
                .body(Map.of("plan", "enterprise", "reason", "contract 17"))
                .post(Customers.staffPath(tenant, "/plan"))
                .then()
                .statusCode(200)
                .body("plan.id", equalTo("enterprise"));
        assertThat(Customers.said(tenant, Topics.AUDIT, AuditEvent.class, 1))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.actor().subject()).isEqualTo("staff-billing");
                    assertThat(event.change().reason()).isEqualTo("contract 17");
                    assertThat(event.change().before()).containsEntry("plan", "team");
                    assertThat(event.change().after()).containsEntry("plan", "enterprise");
                });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST | /plan          | {"plan": "team"}                                                            | /reason
            POST | /plan          | {"plan": "gold", "reason": "x"}                                             | /plan
            POST | /trial         | {"reason": "x"}                                                             | /until
            POST | /trial         | {"until": "2020-01-01T00:00:00Z", "reason": "x"}                            | /until
            POST | /trial         | {"until": "tomorrow", "reason": "x"}                                        | /until
            PUT  | /limits/seats  | {"limit": 100, "until": "2020-01-01T00:00:00Z", "reason": "x"}              | /until
            PUT  | /limits/seats  | {"limit": 0, "until": "2020-01-01T00:00:00Z", "reason": "x"}                | /limit
            PUT  | /limits/seats  | {"limit": 100, "until": "2020-01-01T00:00:00Z"}                             | /reason
            PUT  | /clock         | {}                                                                          | /at
            PUT  | /test          | {"test": true}                                                              | /reason
            """)
    void malformedBodiesOfStaffAreProblems(String method, String path, String body, String pointer) {
        var tenant = Customers.trying("business", Instant.now().plus(9, ChronoUnit.DAYS));
        Customers.staff("operator")
                .body(body)
                .request(method, Customers.staffPath(tenant, path))
                .then()
                .statusCode(400)
                .body("violations.pointer", hasItem(pointer));
        assertThat(Customers.subscribed(tenant)).isEqualTo("business TRIALING");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST   | /plan         | {"plan": "business", "reason": "x"}
            POST   | /trial        | {"until": "2031-01-01T00:00:00Z", "reason": "x"}
            PUT    | /limits/seats | {"limit": 100, "until": "2031-01-01T00:00:00Z", "reason": "x"}
            DELETE | /limits/seats | {}
            GET    | /clock        | {}
            PUT    | /clock        | {"at": "2031-01-01T00:00:00Z"}
            PUT    | /test         | {"test": true, "reason": "x"}
            """)
    void onlyOperatorsAndBillingMay(String method, String path, String body) {
        var tenant = Customers.on("team");
        Customers.staff("support")
                .body(body)
                .request(method, Customers.staffPath(tenant, path))
                .then()
                .statusCode(403);
        tenant.asOwner()
                .contentType("application/json")
                .body(body)
                .request(method, Customers.staffPath(tenant, path))
                .then()
                .statusCode(403);
        Customers.staff("operator")
                .body(body)
                .request(method, "/api/operator/tenants/nobody-has-this" + path)
                .then()
                .statusCode(404);
        assertThat(Customers.subscribed(tenant)).isEqualTo("team ACTIVE");
        assertThat(World.text("select raised_limits || ' ' || test from tenant where id = '" + tenant.id() + "'"))
                .isEqualTo("{} false");
    }

    private static long changes(TestTenant tenant) {
        return TestDatabase.query("select count(*) from subscription_change where tenant_id = '" + tenant.id() + "'");
    }
}
