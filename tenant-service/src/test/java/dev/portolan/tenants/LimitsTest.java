package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.portolan.contracts.Revocation;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantState;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.TenantScope;
import dev.portolan.tenants.members.MemberService;
import dev.portolan.tenants.members.NewMember;
import dev.portolan.tenants.members.Role;
import dev.portolan.tenants.plans.Limits;
import dev.portolan.testkit.Infrastructure;
import dev.portolan.testkit.TestDatabase;
import dev.portolan.testkit.TestTenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class LimitsTest {
    @Inject
    Limits limits;

    @Inject
    MemberService members;

    @Inject
    TenantScope scope;

    @Test
    void ofManyWhoComeAtOnceOnlyTheLastSeatsWorthGetIn() throws Exception {
        var tenant = Customers.on("free");
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var taken = people.invokeAll(IntStream.range(0, 12)
                    .mapToObj(i -> (Callable<Boolean>) () -> takesASeat(tenant, "late-" + i))
                    .toList());
            var let = 0;
            for (var one : taken) {
                let += one.get() ? 1 : 0;
            }
            assertThat(let).isEqualTo(2);
        }
        assertThat(TestDatabase.query("select count(*) from member where tenant_id = '" + tenant.id() + "'"))
                .isEqualTo(5);
    }

    private boolean takesASeat(TestTenant tenant, String subject) {
        try {
            inTransaction(tenant, () -> {
                limits.requireSeat();
                var _ = members.add(new NewMember(subject, subject, subject + "@example.test", Role.VIEWER));
            });
            return true;
        } catch (ProblemException e) {
            assertThat(e.type().slug()).isEqualTo("plan-limit");
            return false;
        }
    }

    @Test
    void refusalSaysWhichLimitHowMuchIsUsedAndWhatToDo() {
        var tenant = Customers.on("free");
        assertThatThrownBy(() -> inTransaction(tenant, () -> limits.requireSeat(() -> 2)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type().slug() + " " + e.type().status())
                                .isEqualTo("plan-limit 403"))
                .hasMessage("The plan Free allows 5 seats, and 5 are used (3 members, 2 open invitations)."
                        + " Remove a member, revoke an invitation, or choose a larger plan.");
    }

    @Test
    void whatFitsIsLetThrough() {
        var tenant = Customers.on("free");
        inTransaction(tenant, () -> limits.requireSeat(() -> 1));
    }

    @Test
    void limitIsKeptInTheTransactionThatWouldBreakIt() {
        var tenant = Customers.on("free");
        assertThatThrownBy(() -> scope.run(tenant.id(), () -> limits.requireSeat()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void raisedLimitIsInForceAndToldToAll() {
        var tenant = Customers.on("free");
        var until = tomorrow();
        raise(tenant, "seats", 8, until)
                .statusCode(200)
                .body("limits.limit", contains(8, 250, 3))
                .body("limits.base", contains(5, 250, 3))
                .body("limits[0].raisedUntil", equalTo(until.toString()))
                .body("limits[1].raisedUntil", nullValue());

        inTransaction(tenant, () -> limits.requireSeat(() -> 4));
        assertThatThrownBy(() -> inTransaction(tenant, () -> limits.requireSeat(() -> 5)))
                .hasMessageContaining("allows 8 seats, and 8 are used");
        var state = Customers.said(tenant, Topics.TENANT_STATE, TenantState.class, 1)
                .getLast();
        assertThat(state.plan().limits())
                .isEqualTo(Map.of("seats", 8L, "entities", 250L, "plugins", 3L, "premium_plugins", 0L));
        assertThat(Customers.said(tenant, Topics.ACCESS_REVOCATIONS, Revocation.class, 1))
                .singleElement()
                .extracting(Revocation::reason)
                .isEqualTo("limits changed");
        assertThat(Customers.audited(tenant, 1)).containsExactly("limit.raised");
    }

    @Test
    void tokensTellRaisedLimits() {
        var slug = World.slug("tok");
        World.active(slug, slug + "@example.test");
        var tenant = new TestTenant(new TenantId(World.tenant(slug)), new Slug(slug));
        raise(tenant, "entities", 99_999, tomorrow()).statusCode(200);
        var subject = World.owner(slug);
        String token = Tokens.exchange(World.keycloakToken(Map.of("sub", subject)), "tenant:" + slug)
                .statusCode(200)
                .extract()
                .path("access_token");
        assertThat(Tokens.claims(token))
                .containsEntry("limits", Map.of("entities", 99_999, "plugins", 50, "seats", 500, "premium_plugins", 1));
    }

    @Test
    void raisedLimitEndsByItselfAndThatIsToldToo() {
        var tenant = Customers.on("free");
        raise(tenant, "plugins", 30, Instant.now().plus(2, ChronoUnit.SECONDS)).statusCode(200);

        var states = Customers.said(tenant, Topics.TENANT_STATE, TenantState.class, 2);

        assertThat(states)
                .extracting(state -> state.plan().limits().get("plugins"))
                .containsExactly(30L, 3L);
        assertThat(states.getLast().version()).isGreaterThan(states.getFirst().version());
        Customers.subscription(tenant).body("limits.limit", contains(5, 250, 3));
        assertThat(Customers.audited(tenant, 2)).containsExactly("limit.raised", "limit.raise-ended");
    }

    @Test
    void raisedLimitEndsByTheTenantsClock() {
        var tenant = Customers.on("free");
        raise(tenant, "plugins", 30, tomorrow()).statusCode(200);
        Customers.moved(tenant, tomorrow());
        Customers.subscription(tenant).body("limits.limit", contains(5, 250, 3));
    }

    @Test
    void raisedLimitIsTakenBack() {
        var tenant = Customers.on("free");
        raise(tenant, "seats", 8, tomorrow()).statusCode(200);
        for (var again = 0; again < 2; again++) {
            Customers.staff("billing")
                    .delete(Customers.staffPath(tenant, "/limits/seats"))
                    .then()
                    .statusCode(200)
                    .body("limits.limit", contains(5, 250, 3));
        }
        assertThat(Customers.audited(tenant, 2)).containsExactly("limit.raised", "limit.reset");
    }

    @Test
    void raiseIsUpwardsOnly() {
        raise(Customers.on("free"), "seats", 5, tomorrow())
                .statusCode(400)
                .body("violations.pointer", hasItem("/limit"))
                .body("violations.message", hasItem("must be more than the 5 that the plan Free allows"));
    }

    @Test
    void unknownLimitDoesNotExist() {
        raise(Customers.on("free"), "stars", 5, tomorrow()).statusCode(404);
        raise(Customers.on("free"), "premium_plugins", 5, tomorrow()).statusCode(404);
    }

    @Test
    void largerPlanIsNotCutByARaiseOfTheSmallerOne() {
        var tenant = Customers.on("free");
        raise(tenant, "seats", 8, tomorrow()).statusCode(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> Customers.choose(tenant, "team").statusCode(200));
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> Customers.subscription(tenant).body("limits.limit", contains(50, 2500, 10)));
    }

    private void inTransaction(TestTenant tenant, Runnable work) {
        scope.run(tenant.id(), () -> QuarkusTransaction.requiringNew().run(work));
    }

    private static ValidatableResponse raise(TestTenant tenant, String name, long limit, Instant until) {
        return Customers.staff("operator")
                .body(Map.of("limit", limit, "until", until.toString(), "reason", "a move"))
                .put(Customers.staffPath(tenant, "/limits/" + name))
                .then();
    }

    private static Instant tomorrow() {
        return Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.HOURS);
    }
}
