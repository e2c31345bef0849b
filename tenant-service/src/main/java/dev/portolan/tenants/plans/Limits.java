package dev.portolan.tenants.plans;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.clock.TenantClock;
import dev.portolan.tenants.problems.TenantProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.LongSupplier;

/// Guards what the current tenant's plan allows, in the transaction that would break it: the tenant's row is
/// held until that ends, so that of two requests for the last place one waits for the other and is refused.
@ApplicationScoped
public class Limits {
    public static final String SEATS = "seats";
    public static final String ENTITIES = "entities";
    public static final String PLUGINS = "plugins";
    /// In the order in which they are shown.
    public static final List<String> NAMES = List.of(SEATS, ENTITIES, PLUGINS);

    private final LimitRepository terms;
    private final PlanService plans;
    private final TenantClock clock;

    Limits(LimitRepository terms, PlanService plans, TenantClock clock) {
        this.terms = terms;
        this.plans = plans;
        this.clock = clock;
    }

    /// Holds the tenant's row, and returns its plan with the limits in force. What is counted after this is
    /// what counts.
    ///
    /// @throws IllegalStateException outside a transaction
    /// @throws ProblemException `not-found` when the tenant has no row
    private Plan hold() {
        if (!QuarkusTransaction.isActive()) {
            throw new IllegalStateException("a limit is kept in the transaction that would break it");
        }
        var held = terms.held().orElseThrow(ProblemException::notFound);
        return plans.get(held.plan()).with(held.raised().at(clock.now()));
    }

    /// Lets one more person in, where there are no invitations.
    ///
    /// @throws ProblemException `plan-limit`
    /// @throws IllegalStateException outside a transaction
    public void requireSeat() {
        requireSeat(() -> 0);
    }

    /// Lets one more person in or be invited. Write what took a place in this transaction before, so that it is
    /// counted.
    ///
    /// @param invitations counts those that may still be accepted, which hold a seat each; asked while the row
    ///     is held
    /// @throws ProblemException `plan-limit`
    /// @throws IllegalStateException outside a transaction
    public void requireSeat(LongSupplier invitations) {
        var plan = hold();
        var members = terms.members();
        var invited = invitations.getAsLong();
        var limit = plan.limits().getOrDefault(SEATS, 0L);
        if (members + invited >= limit) {
            throw new ProblemException(
                    TenantProblem.PLAN_LIMIT,
                    "The plan %s allows %d seats, and %d are used (%d members, %d open invitations)."
                                    .formatted(plan.title(), limit, members + invited, members, invited)
                            + " Remove a member, revoke an invitation, or choose a larger plan.");
        }
    }
}
