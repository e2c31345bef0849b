package dev.portolan.tenants;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.portolan.contracts.TenantEvent;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class TrialTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            , , business true
            , true, business true
            team, true, team true
            team, false, team false
            team, , team false
            free, , free false
            """)
    void signUpTakesAPlanWithOrWithoutATrial(String plan, Boolean trial, String taken) {
        var slug = World.slug("try");
        signUp(slug, plan, trial).then().statusCode(202);
        assertThat(World.text("select plan || ' ' || trial from signup where slug = '" + slug + "'"))
                .isEqualTo(taken);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            free, true, /trial
            , false, /trial
            gold, true, /plan
            """)
    void whatCannotBeTriedIsAProblem(String plan, Boolean trial, String pointer) {
        var slug = World.slug("try");
        signUp(slug, plan, trial).then().statusCode(400).body("violations.pointer", hasItem(pointer));
        assertThat(TestDatabase.query("select count(*) from signup where slug = '" + slug + "'"))
                .isZero();
    }

    private static Response signUp(String slug, String plan, Boolean trial) {
        var form = new HashMap<String, Object>(World.form(slug, slug + "@example.test"));
        if (plan != null) {
            form.put("plan", plan);
        }
        if (trial != null) {
            form.put("trial", trial);
        }
        return given().contentType("application/json").body(form).post("/api/signups");
    }

    @Test
    void trialThatIsOverGoesToFreeWithAMail() {
        var tenant = Customers.trying("business", tomorrow());
        Customers.moved(tenant, tomorrow().plus(1, ChronoUnit.HOURS));

        assertThat(Customers.subscribed(tenant)).isEqualTo("free ACTIVE");
        assertThat(Customers.state(tenant)).isEqualTo("ACTIVE");
        assertThat(World.text("select from_plan || ' ' || from_trial || ' ' || to_plan || ' ' || prorated_minor"
                        + " from subscription_change where tenant_id = '" + tenant.id() + "'"))
                .isEqualTo("business true free 0");
        assertThat(Customers.said(tenant, Topics.TENANT_STATE, TenantState.class, 1)
                        .getLast()
                        .plan()
                        .id())
                .isEqualTo("free");
        assertThat(Customers.said(tenant, Topics.TENANT_EVENTS, TenantEvent.class, 1))
                .hasExactlyElementsOfTypes(TenantEvent.PlanChanged.class);
        var mail = World.awaitMail("ann@" + tenant.slug() + ".test", "has ended");
        assertThat(mail.get("text")).contains("plan Free", "/" + tenant.slug() + "/settings/plan");
        assertThat(mail.get("html")).contains("plan Free", "/" + tenant.slug() + "/settings/plan");
    }

    @Test
    void theScheduleEndsTrialsByRealTime() {
        var tenant = Customers.trying("team", Instant.now());
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> Customers.subscribed(tenant).equals("free ACTIVE"));
        World.awaitMail("ann@" + tenant.slug() + ".test", "has ended");
    }

    @Test
    void trialGoesOnUntilItsEnd() {
        var tenant = Customers.trying("business", tomorrow());
        Customers.moved(tenant, tomorrow().minus(1, ChronoUnit.MILLIS));
        assertThat(Customers.subscribed(tenant)).isEqualTo("business TRIALING");
    }

    @Test
    void whatDoesNotFitFreeIsPastDueAndLosesNothing() {
        var tenant = tooLargeForFree();
        Customers.moved(tenant, tomorrow().plus(1, ChronoUnit.HOURS));

        assertThat(Customers.subscribed(tenant)).isEqualTo("business CANCELED");
        assertThat(Customers.state(tenant)).isEqualTo("PAST_DUE");
        assertThat(TestDatabase.query("select count(*) from member where tenant_id = '" + tenant.id() + "'"))
                .isEqualTo(7);
        Customers.subscription(tenant).body("status", equalTo("canceled")).body("limits[0].limit", equalTo(500));
        var mail = World.awaitMail("ann@" + tenant.slug() + ".test", "choose a plan");
        assertThat(mail.get("text")).contains("within 14 days", "/settings/plan");
    }

    @Test
    void moreInstalledPluginsThanFreeAllowsArePastDueToo() {
        var tenant = Customers.trying("business", tomorrow());
        Customers.has(tenant, Meter.PLUGINS, 4);
        Customers.moved(tenant, tomorrow().plus(1, ChronoUnit.HOURS));

        assertThat(Customers.subscribed(tenant)).isEqualTo("business CANCELED");
        assertThat(Customers.state(tenant)).isEqualTo("PAST_DUE");
    }

    @Test
    void chosenPlanOpensThePortalAgain() {
        var tenant = tooLargeForFree();
        Customers.moved(tenant, tomorrow().plus(1, ChronoUnit.HOURS));
        Customers.choose(tenant, "team").statusCode(200).body("status", equalTo("active"));
        assertThat(Customers.state(tenant)).isEqualTo("ACTIVE");
        assertThat(Customers.subscribed(tenant)).isEqualTo("team ACTIVE");
    }

    @Test
    void whoChoosesNoPlanInTimeIsSuspendedUntilOneIsChosen() {
        var tenant = tooLargeForFree();
        Customers.moved(tenant, tomorrow().plus(14, ChronoUnit.DAYS));
        assertThat(Customers.state(tenant)).isEqualTo("PAST_DUE");
        Customers.staff("billing")
                .body(Map.of("at", tomorrow().plus(15, ChronoUnit.DAYS).toString()))
                .put(Customers.staffPath(tenant, "/clock"))
                .then()
                .statusCode(200);
        assertThat(Customers.state(tenant)).isEqualTo("SUSPENDED");
        World.awaitMail("ann@" + tenant.slug() + ".test", "is suspended");

        // Bills stay open to a suspended tenant, with a token issued after the suspension.
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> Customers.choose(tenant, "team").statusCode(200));
        assertThat(Customers.state(tenant)).isEqualTo("ACTIVE");
        assertThat(Customers.said(tenant, Topics.TENANT_STATE, TenantState.class, 3)
                        .getLast()
                        .state())
                .isEqualTo(TenantLifecycle.ACTIVE);
    }

    @Test
    void suspensionForAnotherReasonIsNotLiftedByChoosingAPlan() {
        var tenant = tooLargeForFree();
        Customers.moved(tenant, tomorrow().plus(1, ChronoUnit.HOURS));
        Customers.staff("operator")
                .body(Map.of("reason", "abuse"))
                .post(Customers.staffPath(tenant, "/suspension"))
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> Customers.choose(tenant, "team").statusCode(200));
        assertThat(Customers.state(tenant)).isEqualTo("SUSPENDED");
    }

    @Test
    void whoIsOpenedAgainWithoutAPlanHasTimeToChooseOne() {
        var tenant = tooLargeForFree();
        Customers.moved(tenant, tomorrow().plus(1, ChronoUnit.HOURS));
        var suspension = Customers.staffPath(tenant, "/suspension");
        Customers.staff("operator")
                .body(Map.of("reason", "abuse"))
                .post(suspension)
                .then()
                .statusCode(200);
        Customers.staff("operator")
                .body(Map.of("reason", "cleared up"))
                .delete(suspension)
                .then()
                .statusCode(200);

        assertThat(Customers.state(tenant)).isEqualTo("PAST_DUE");
        assertThat(Customers.subscribed(tenant)).isEqualTo("business CANCELED");
    }

    @Test
    void staffExtendsATrial() {
        var tenant = Customers.trying("business", tomorrow());
        var until = tomorrow().plus(10, ChronoUnit.DAYS);
        extend(tenant, until).statusCode(200).body("trialEndsAt", equalTo(until.toString()));
        Customers.moved(tenant, tomorrow().plus(1, ChronoUnit.HOURS));
        assertThat(Customers.subscribed(tenant)).isEqualTo("business TRIALING");
        assertThat(Customers.audited(tenant, 1)).contains("trial.extended");
    }

    @Test
    void staffRevivesATrialThatIsOver() {
        var tenant = tooLargeForFree();
        Customers.moved(tenant, tomorrow().plus(1, ChronoUnit.HOURS));
        extend(tenant, tomorrow().plus(10, ChronoUnit.DAYS)).statusCode(200).body("status", equalTo("trialing"));
        assertThat(Customers.state(tenant)).isEqualTo("ACTIVE");
    }

    @Test
    void planThatIsPaidForIsNoTrial() {
        var tenant = Customers.on("team");
        extend(tenant, tomorrow()).statusCode(409).body("type", equalTo("https://portolan.dev/problems/conflict"));
        assertThat(Customers.subscribed(tenant)).isEqualTo("team ACTIVE");
    }

    private static TestTenant tooLargeForFree() {
        var tenant = Customers.trying("business", tomorrow());
        Customers.hasMembers(tenant, 7);
        return tenant;
    }

    private static ValidatableResponse extend(TestTenant tenant, Instant until) {
        return Customers.staff("billing")
                .body(Map.of("until", until.toString(), "reason", "is still looking"))
                .post(Customers.staffPath(tenant, "/trial"))
                .then();
    }

    private static Instant tomorrow() {
        return Instant.now()
                .plus(1, ChronoUnit.DAYS)
                .truncatedTo(ChronoUnit.HOURS)
                .plus(1, ChronoUnit.HOURS);
    }
}
