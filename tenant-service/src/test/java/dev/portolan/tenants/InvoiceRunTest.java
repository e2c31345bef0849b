package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.invoices.DraftService;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class InvoiceRunTest {
    @Inject
    Billed billed;

    @Inject
    DraftService drafts;

    @Inject
    TenantScope scope;

    @Test
    void runTwiceDoublesNothing() {
        var tenant = over("twice", "team", "2025-12-20T10:00:00Z", "2026-02");
        KnownUse.set(tenant, 12, 123_456);
        run("2026-02").body("state", equalTo("done")).body("failed", equalTo(0)).body("done", greaterThan(0));
        run("2026-02").body("state", equalTo("done"));
        assertThat(Billed.invoices(tenant)).isEqualTo(1);
        assertThat(total(tenant)).isEqualTo(4_900 + 2 * 500 + 3 * 100);
        assertThat(TestDatabase.query("select count(*) from invoice where state = 'DRAFT' and number is null"
                        + " and tenant_id = '" + tenant.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void killedRunGoesOnAfterTheLastTenantItWasDoneWith() {
        var one = over("kill", "team", "2026-01-01T00:00:00Z", "2026-03");
        var two = over("kill", "team", "2026-01-01T00:00:00Z", "2026-03");
        var ascending = one.id().toString().compareTo(two.id().toString()) < 0;
        var first = ascending ? one : two;
        var second = ascending ? two : one;
        World.sql("""
                insert into invoice_run (id, month, automatic, state, done, failed, total, after, attempts, leased_until,
                    created_at, at)
                values (gen_random_uuid(), '2026-03', false, 'RUNNING', 7, 0, 9, '%s', 1, now() - interval '1 second',
                    now(), now())""".formatted(first.id()));
        awaitState("2026-03", "DONE");
        assertThat(Billed.invoices(first)).isZero();
        assertThat(Billed.invoices(second)).isEqualTo(1);
        assertThat(TestDatabase.query("select attempts from invoice_run where month = '2026-03'"))
                .isEqualTo(2);
    }

    @Test
    void runThatAnotherProcessWorksOnIsLeftAlone() {
        World.sql("""
                insert into invoice_run (id, month, automatic, state, done, failed, total, after, attempts, leased_until,
                    created_at, at)
                values (gen_random_uuid(), '2020-01', false, 'RUNNING', 0, 0, 9, gen_random_uuid(), 1,
                    now() + interval '1 hour', now() - interval '1 day', now())""");
        run("2020-02").body("state", equalTo("done"));
        assertThat(TestDatabase.query("select attempts from invoice_run where month = '2020-01'"))
                .isEqualTo(1);
    }

    @Test
    void eightRunnersAtOnceMakeOneDraft() throws Exception {
        var tenant = over("eight", "team", "2026-01-01T00:00:00Z", "2026-04");
        try (var threads = Executors.newFixedThreadPool(8)) {
            var running = new ArrayList<Future<?>>();
            for (var i = 0; i < 8; i++) {
                running.add(threads.submit(() ->
                        scope.run(tenant.id(), () -> drafts.draft(YearMonth.of(2026, 4), true))));
            }
            for (var one : running) {
                one.get();
            }
        }
        assertThat(Billed.invoices(tenant)).isEqualTo(1);
        assertThat(TestDatabase.query("select count(*) from billing_period where tenant_id = '" + tenant.id() + "'"))
                .isEqualTo(1);
    }

    @Test
    void tenantThatFailsHoldsUpNoOtherAndIsMadeUpFor() {
        var lost = over("lost", "team", "2026-01-01T00:00:00Z", "2026-05");
        var sound = over("sound", "team", "2026-01-01T00:00:00Z", "2026-05");
        KnownUse.lose(lost);
        run("2026-05").body("state", equalTo("failed")).body("failed", equalTo(1));
        assertThat(Billed.invoices(lost)).isZero();
        assertThat(Billed.invoices(sound)).isEqualTo(1);
        KnownUse.find(lost);
        run("2026-05").body("state", equalTo("done"));
        assertThat(Billed.invoices(lost)).isEqualTo(1);
        assertThat(Billed.invoices(sound)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC,                 2026-09-30T23:59:59Z, 0",
        "UTC,                 2026-10-01T00:00:00Z, 1",
        "Pacific/Auckland,    2026-09-30T10:59:59Z, 0",
        "Pacific/Auckland,    2026-09-30T11:00:00Z, 1",
        "America/Los_Angeles, 2026-10-01T06:59:59Z, 0",
        "America/Los_Angeles, 2026-10-01T07:00:00Z, 1",
    })
    void monthIsOverWhenItIsInTheTenantsZone(String zone, Instant now, long drafted) {
        var tenant = Billed.tenant("zone", "team", "2026-01-01T00:00:00Z");
        World.sql("update tenant set zone = '" + zone + "' where id = '" + tenant.id() + "'");
        MovedTime.set(tenant, now);
        scope.run(tenant.id(), () -> drafts.draft(YearMonth.of(2026, 9), false));
        assertThat(Billed.invoices(tenant)).isEqualTo(drafted);
    }

    @Test
    void nothingToPayMakesNoInvoice() {
        var free = over("free", "free", "2026-01-01T00:00:00Z", "2026-06");
        var trial = over("trial", "business", "2026-06-20T00:00:00Z", "2026-06");
        World.sql("update subscription set status = 'TRIALING', trial_ends_at = '2026-07-04T00:00:00Z'"
                + " where tenant_id = '" + trial.id() + "'");
        for (var tenant : new TestTenant[] {free, trial}) {
            scope.run(tenant.id(), () -> drafts.draft(YearMonth.of(2026, 6), true));
            assertThat(Billed.invoices(tenant)).isZero();
        }
    }

    @Test
    void firstMonthIsPaidFromTheDayOfTheSubscription() {
        var tenant = Billed.tenant("first", "team", "2026-06-16T15:00:00Z");
        var id = billed.draft(tenant, "2026-06");
        assertThat(World.text("select text from invoice_line where invoice_id = '" + id + "'"))
                .isEqualTo("Team plan, 16 June 2026 to 30 June 2026 (15 of 30 days)");
        assertThat(total(tenant)).isEqualTo(2_450);
    }

    @Test
    void seatsAreThoseOfTheMonthAndNotOfNow() {
        var tenant = Billed.tenant("seats", "team", "2026-01-01T00:00:00Z");
        World.sql("update member_stay set since = '2026-01-01T00:00:00Z' where tenant_id = '" + tenant.id() + "'");
        World.sql("insert into member_stay (member_id, tenant_id, since, until) select gen_random_uuid(), '"
                + tenant.id() + "', '2026-06-02T00:00:00Z', '2026-06-05T00:00:00Z' from generate_series(1, 9)");
        billed.draft(tenant, "2026-06");
        billed.draft(tenant, "2026-07");
        assertThat(World.text("select string_agg(l.quantity || ' of ' || l.used, ';') from invoice_line l"
                        + " where l.meter = 'seats' and l.tenant_id = '" + tenant.id() + "'"))
                .isEqualTo("3 of 13");
    }

    @Test
    void monthWhoseInvoiceIsVoidIsBilledAgainByStaffOnly() {
        var tenant = Billed.tenant("again", "team", "2026-01-01T00:00:00Z");
        var id = billed.draft(tenant, "2026-07");
        Billed.act(id, "void", Map.of("reason", "wrong seats")).statusCode(200).body("state", equalTo("void"));
        scope.run(tenant.id(), () -> drafts.draft(YearMonth.of(2026, 7), false));
        assertThat(Billed.invoices(tenant)).isEqualTo(1);
        run("2026-07");
        run("2026-07");
        assertThat(Billed.invoices(tenant)).isEqualTo(2);
    }

    @Test
    void movedTimeMakesUpForEveryMonthThatIsOver() {
        var tenant = Billed.tenant("moved", "team", "2026-01-10T00:00:00Z");
        billed.move(tenant, Instant.parse("2026-03-31T23:59:00Z"));
        billed.move(tenant, Instant.parse("2026-03-31T23:59:00Z"));
        assertThat(TestDatabase.query("select count(*) from invoice i join billing_period p on p.id = i.period_id"
                        + " where p.starts_on in ('2026-01-01', '2026-02-01') and i.tenant_id = '" + tenant.id() + "'"))
                .isEqualTo(2);
        assertThat(Billed.invoices(tenant)).isEqualTo(2);
        billed.move(tenant, Instant.parse("2026-04-01T00:00:00Z"));
        assertThat(Billed.invoices(tenant)).isEqualTo(3);
    }

    @Test
    void draftingIsOnRecordInTheNameOfWhoeverStartedTheRun() {
        var tenant = over("record", "team", "2026-01-01T00:00:00Z", "2026-08");
        run("2026-08");
        assertThat(Audited.actions(tenant)).contains("invoice.drafted by staff-billing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"month\": \"2026-13\"}", "{\"month\": \"October\"}", "{\"month\": null}"})
    void monthIsNeeded(String body) {
        var runs = TestDatabase.count("invoice_run");
        Billed.staff("billing")
                .contentType("application/json")
                .body(body)
                .post("/api/operator/invoice-runs")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/month"));
        assertThat(TestDatabase.count("invoice_run")).isEqualTo(runs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"operator", "support"})
    void otherStaffStartNoRun(String role) {
        Billed.staff(role)
                .contentType("application/json")
                .body(Map.of("month", "2019-01"))
                .post("/api/operator/invoice-runs")
                .then()
                .statusCode(403);
        TestTenant.ACME
                .asOwner()
                .contentType("application/json")
                .body(Map.of("month", "2019-01"))
                .post("/api/operator/invoice-runs")
                .then()
                .statusCode(403);
        assertThat(TestDatabase.query("select count(*) from invoice_run where month = '2019-01'"))
                .isZero();
    }

    @Test
    void unknownRunIsAProblem() {
        Billed.staff("billing")
                .get("/api/operator/invoice-runs/01900000-0000-7000-8000-000000000000")
                .then()
                .statusCode(404);
    }

    /// A subscriber for whom a month is over.
    private static TestTenant over(String prefix, String plan, String since, String month) {
        var tenant = Billed.tenant(prefix, plan, since);
        MovedTime.set(tenant, Instant.parse(YearMonth.parse(month).plusMonths(1) + "-02T00:00:00Z"));
        return tenant;
    }

    private static long total(TestTenant tenant) {
        return TestDatabase.query("select total_minor from invoice where tenant_id = '" + tenant.id() + "'");
    }

    /// Starts a run, and waits for its end.
    private static ValidatableResponse run(String month) {
        String id = Billed.staff("billing")
                .contentType("application/json")
                .body(Map.of("month", month))
                .post("/api/operator/invoice-runs")
                .then()
                .statusCode(202)
                .body("month", equalTo(month))
                .extract()
                .path("id");
        return Awaitility.await("run of " + month)
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> Billed.staff("operator")
                                .get("/api/operator/invoice-runs/" + id)
                                .then()
                                .statusCode(200),
                        answer -> !answer.extract().path("state").toString().matches("waiting|running"));
    }

    private static void awaitState(String month, String state) {
        Awaitility.await("run of " + month + " " + state)
                .atMost(Duration.ofSeconds(60))
                .until(() -> World.text("select state from invoice_run where month = '" + month + "'")
                        .equals(state));
    }
}
