package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.contracts.TenantEvent;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Why a tenant is past due or suspended is told with its state.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class RestrictionTest {
    /// Of the invoice of January 2026.
    private static final Instant DUE = Instant.parse("2026-02-17T09:30:00Z");

    private static final Instant SHUT = DUE.plus(Duration.ofDays(14));

    @Inject
    Billed billed;

    @Test
    void staffsSuspensionIsStaffsUntilItIsLifted() {
        var tenant = Customers.on("team");
        suspend(tenant);
        Customers.staff("operator")
                .body(Map.of("reason", "cleared up"))
                .delete(Customers.staffPath(tenant, "/suspension"))
                .then()
                .statusCode(200);

        assertThat(told(tenant, 2)).containsExactly("SUSPENDED STAFF", "ACTIVE null");
    }

    @Test
    void debtIsToldFromTheFirstReminderUntilItIsPaid() {
        var tenant = subscriber("debt");
        var id = billed.issued(tenant, "2026-01");
        billed.move(tenant, DUE);
        billed.move(tenant, SHUT);
        Billed.act(id, "payment", Map.of("reference", "bank")).statusCode(200);

        assertThat(told(tenant, 3)).containsExactly("PAST_DUE DEBT", "SUSPENDED DEBT", "ACTIVE null");
    }

    @Test
    void trialThatIsOverIsToldUntilAPlanIsChosen() {
        var end = Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
        var tenant = Customers.trying("business", end);
        Customers.hasMembers(tenant, 7);
        Customers.moved(tenant, end.plus(16, ChronoUnit.DAYS));

        assertThat(told(tenant, 2)).containsExactly("PAST_DUE TRIAL", "SUSPENDED TRIAL");
    }

    @Test
    void staffsSuspensionOverADebtIsToldAndIsNoOtherState() {
        var tenant = subscriber("both");
        var _ = billed.issued(tenant, "2026-01");
        billed.move(tenant, SHUT);
        suspend(tenant);

        assertThat(told(tenant, 3)).containsExactly("PAST_DUE DEBT", "SUSPENDED DEBT", "SUSPENDED STAFF");
        assertThat(states(tenant, 3)).extracting(TenantState::version).doesNotHaveDuplicates();
        assertThat(Customers.said(tenant, Topics.TENANT_EVENTS, TenantEvent.class, 2))
                .hasSize(2);
    }

    @Test
    void whoLeavesIsNotRestrictedAndIsAgainAfterComingBack() {
        var tenant = subscriber("back");
        var _ = billed.issued(tenant, "2026-01");
        billed.move(tenant, DUE);
        var offboarding = "/api/tenants/" + tenant.slug() + "/offboarding";
        tenant.asOwner()
                .contentType("application/json")
                .body(Map.of("confirm", tenant.slug().value()))
                .post(offboarding)
                .then()
                .statusCode(202);
        tenant.asOwner().delete(offboarding).then().statusCode(200);

        assertThat(told(tenant, 3)).containsExactly("PAST_DUE DEBT", "OFFBOARDING null", "PAST_DUE DEBT");
    }

    private static TestTenant subscriber(String prefix) {
        return Billed.tenant(prefix, "team", "2026-01-01T00:00:00Z");
    }

    private static void suspend(TestTenant tenant) {
        Customers.staff("operator")
                .body(Map.of("reason", "abuse"))
                .post(Customers.staffPath(tenant, "/suspension"))
                .then()
                .statusCode(200);
    }

    private static List<String> told(TestTenant tenant, int number) {
        return states(tenant, number).stream()
                .map(said -> said.state() + " " + said.restriction())
                .toList();
    }

    private static List<TenantState> states(TestTenant tenant, int number) {
        return Customers.said(tenant, Topics.TENANT_STATE, TenantState.class, number);
    }
}
