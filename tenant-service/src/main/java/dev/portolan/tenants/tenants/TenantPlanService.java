package dev.portolan.tenants.tenants;

import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.plans.RaisedLimits;
import dev.portolan.tenants.problems.TenantProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Keeps which plan the current tenant has, and which limits are raised, and tells all services of changes.
@ApplicationScoped
@Transactional
public class TenantPlanService {
    private static final Set<TenantLifecycle> OPEN =
            Set.of(TenantLifecycle.ACTIVE, TenantLifecycle.PAST_DUE, TenantLifecycle.SUSPENDED);

    private final TenantRepository rows;
    private final TenantPublisher publisher;
    private final CurrentTenant current;
    private final InstantSource time;

    TenantPlanService(TenantRepository rows, TenantPublisher publisher, CurrentTenant current, InstantSource time) {
        this.rows = rows;
        this.publisher = publisher;
        this.current = current;
        this.time = time;
    }

    /// Holds the tenant's row until the transaction ends, before anything else of the tenant is read in it.
    ///
    /// @throws ProblemException `not-found`, or `tenant-state` when it is being set up or leaves
    public TenantLifecycle hold() {
        var state = held().state;
        if (!OPEN.contains(state)) {
            throw new ProblemException(
                    TenantProblem.TENANT_STATE,
                    "The organization is " + state.name().toLowerCase(Locale.ROOT) + ".");
        }
        return state;
    }

    /// Holds the tenant's row until the transaction ends, if the tenant is open.
    ///
    /// @return empty for one that is being set up, leaves or is gone
    public Optional<TenantLifecycle> holdOpen() {
        return rows.locked(current.id().value()).map(row -> row.state).filter(OPEN::contains);
    }

    /// Gives the tenant another plan; the same one again ends a trial of it only.
    public void change(String plan) {
        var row = held();
        var from = row.plan;
        row.plan = plan;
        row.trial = false;
        rows.flush();
        if (!from.equals(plan)) {
            publisher.planChanged(row, from, time.instant());
        }
    }

    /// The limits that are raised; those that have ended are in it until the schedule takes them out.
    public RaisedLimits raised() {
        return rows.findByIdOptional(current.id().value())
                .map(row -> RaisedLimits.parse(row.raisedLimits))
                .orElseThrow(ProblemException::notFound);
    }

    /// Puts these in the place of the limits that were raised before.
    public void raise(RaisedLimits raised) {
        var row = held();
        row.raisedLimits = raised.json();
        row.raisedUntil = raised.firstEnd().orElse(null);
        rows.flush();
        publisher.limitsChanged(row, time.instant());
    }

    private TenantRow held() {
        return rows.locked(current.id().value()).orElseThrow(ProblemException::notFound);
    }
}
