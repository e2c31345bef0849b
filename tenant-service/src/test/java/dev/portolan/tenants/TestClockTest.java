package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.clock.TenantClock;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class TestClockTest {
    @Inject
    TenantClock clock;

    @Inject
    TenantScope scope;

    @Inject
    ClockWitness witness;

    @Test
    void timeIsTheRealOneUntilItIsMoved() {
        var tenant = Customers.on("free");
        assertThat(scope.call(tenant.id(), clock::now)).isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
        Customers.staff("operator")
                .get(Customers.staffPath(tenant, "/clock"))
                .then()
                .statusCode(200)
                .body("test", equalTo(false))
                .body("at", nullValue());
    }

    @Test
    void movedTimeIsTheTenantsAndNobodyElses() {
        var acme = Customers.on("free");
        var globex = Customers.on("free");
        mark(acme, true).statusCode(200).body("test", equalTo(true));
        move(acme, days(40)).statusCode(200).body("at", equalTo(days(40).toString()));

        assertThat(scope.call(acme.id(), clock::now)).isEqualTo(days(40));
        assertThat(scope.call(globex.id(), clock::now)).isBefore(days(1));
    }

    @Test
    void dayIsTheOneOfTheTenantsZone() {
        var tenant = Customers.on("free");
        Customers.at(tenant, Instant.parse("2031-11-30T23:30:00Z"), "Europe/Berlin");
        assertThat(scope.call(tenant.id(), clock::today)).isEqualTo(LocalDate.parse("2031-12-01"));
        assertThat(scope.call(tenant.id(), clock::zone)).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @Test
    void schedulesTakeTheirTurnsDayByDay() {
        var tenant = Customers.on("free");
        mark(tenant, true);
        var to = days(3);
        move(tenant, to).statusCode(200);

        var seen = witness.of(tenant.id());
        assertThat(seen).hasSizeBetween(3, 4).allSatisfy(one -> {
            assertThat(Duration.between(one.from(), one.to())).isBetween(Duration.ofMillis(1), Duration.ofDays(1));
            assertThat(one.now()).isEqualTo(one.to());
            assertThat(one.inTransaction()).isFalse();
        });
        for (var i = 1; i < seen.size(); i++) {
            assertThat(seen.get(i).from()).isEqualTo(seen.get(i - 1).to());
        }
        assertThat(seen.getLast().to()).isEqualTo(to);
    }

    @Test
    void realTenantsTimeCannotBeMoved() {
        var tenant = Customers.on("free");
        move(tenant, days(1)).statusCode(409).body("type", equalTo("https://portolan.dev/problems/test-tenant-only"));
        assertThat(clocks(tenant)).isZero();
        assertThat(witness.of(tenant.id())).isEmpty();
    }

    @Test
    void timeGoesForwardOnly() {
        var tenant = Customers.on("free");
        mark(tenant, true);
        move(tenant, Instant.now().minusSeconds(60)).statusCode(400).body("violations.pointer", hasItem("/at"));
        move(tenant, days(10)).statusCode(200);
        move(tenant, days(10)).statusCode(400).body("violations.pointer", hasItem("/at"));
        move(tenant, days(9))
                .statusCode(400)
                .body("violations.message", hasItem(containsString("must be after " + days(10))));
        assertThat(scope.call(tenant.id(), clock::now)).isEqualTo(days(10));
    }

    @Test
    void timeGoesNotTooFarAtOnce() {
        var tenant = Customers.on("free");
        mark(tenant, true);
        move(tenant, days(400)).statusCode(400).body("violations.pointer", hasItem("/at"));
        assertThat(clocks(tenant)).isZero();
    }

    @Test
    void tenantWhoseTimeWasMovedStaysATest() {
        var tenant = Customers.on("free");
        mark(tenant, true).statusCode(200);
        mark(tenant, false).statusCode(200).body("test", equalTo(false));
        mark(tenant, true).statusCode(200);
        move(tenant, days(1)).statusCode(200);
        mark(tenant, false).statusCode(409).body("type", equalTo("https://portolan.dev/problems/conflict"));
        assertThat(World.text("select test from tenant where id = '" + tenant.id() + "'"))
                .isEqualTo("t");
        assertThat(Customers.audited(tenant, 4))
                .containsExactly("tenant.test-marked", "tenant.test-marked", "tenant.test-marked", "clock.advanced");
    }

    @Test
    void clockOfATenantThatLeavesCanBeMovedAndItsTrialRests() {
        var tenant = Customers.trying("business", days(1));
        mark(tenant, true);
        World.sql("update tenant set state = 'OFFBOARDING' where id = '" + tenant.id() + "'");
        move(tenant, days(3)).statusCode(200);
        assertThat(Customers.subscribed(tenant)).isEqualTo("business TRIALING");
        assertThat(witness.of(tenant.id())).isNotEmpty();
    }

    private static ValidatableResponse mark(TestTenant tenant, boolean test) {
        return Customers.staff("billing")
                .body(Map.of("test", test, "reason", "a rehearsal"))
                .put(Customers.staffPath(tenant, "/test"))
                .then();
    }

    private static ValidatableResponse move(TestTenant tenant, Instant to) {
        return Customers.staff("operator")
                .body(Map.of("at", to.toString()))
                .put(Customers.staffPath(tenant, "/clock"))
                .then();
    }

    private static long clocks(TestTenant tenant) {
        return TestDatabase.query("select count(*) from test_clock where tenant_id = '" + tenant.id() + "'");
    }

    private static Instant days(int number) {
        return Instant.now().truncatedTo(ChronoUnit.DAYS).plus(number + 1L, ChronoUnit.DAYS);
    }
}
