package dev.portolan.tenants.tenants;

import static dev.portolan.contracts.TenantLifecycle.ACTIVE;
import static dev.portolan.contracts.TenantLifecycle.PAST_DUE;
import static dev.portolan.contracts.TenantLifecycle.PROVISIONING;
import static dev.portolan.contracts.TenantLifecycle.SUSPENDED;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.plans.RaisedLimits;
import dev.portolan.tenants.problems.TenantProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Leads the current tenant through its life.
@ApplicationScoped
@Transactional
public class TenantService {
    private static final String UTC = "UTC";

    private final TenantRepository rows;
    private final TenantPublisher publisher;
    private final PlanService plans;
    private final CurrentTenant current;
    private final InstantSource time;

    TenantService(
            TenantRepository rows,
            TenantPublisher publisher,
            PlanService plans,
            CurrentTenant current,
            InstantSource time) {
        this.rows = rows;
        this.publisher = publisher;
        this.plans = plans;
        this.current = current;
        this.time = time;
    }

    /// Returns the current tenant.
    ///
    /// @throws ProblemException `not-found` when it has no row (yet, or any more)
    public Tenant get() {
        return find().orElseThrow(ProblemException::notFound);
    }

    public Optional<Tenant> find() {
        return rows.findByIdOptional(current.id().value()).map(this::toDomain);
    }

    /// Writes the current tenant's row, in state `provisioning`, unless it has one.
    public Tenant create(NewTenant wanted) {
        return find().orElseGet(() -> {
            var row = new TenantRow();
            row.id = current.id().value();
            row.slug = wanted.slug().value();
            row.name = wanted.name();
            row.state = PROVISIONING;
            row.plan = wanted.plan();
            row.trial = wanted.trial();
            row.zone = UTC;
            row.raisedLimits = RaisedLimits.NONE.json();
            row.createdAt = time.instant();
            rows.persistAndFlush(row);
            publisher.signedUp(row, row.createdAt);
            return toDomain(row);
        });
    }

    /// Opens the portal of a tenant that is being provisioned; of any other, and of none, does nothing.
    public void activate() {
        rows.locked(current.id().value())
                .filter(row -> row.state == PROVISIONING)
                .ifPresent(row -> {
                    row.state = ACTIVE;
                    rows.flush();
                    publisher.provisioned(row, time.instant());
                });
    }

    /// Shuts the portal for all members; does nothing when it is shut.
    ///
    /// @param reason for the record, without names of persons
    /// @throws ProblemException `tenant-state` when the tenant is not open
    public Tenant suspend(String reason) {
        return change(SUSPENDED, Set.of(ACTIVE, PAST_DUE), reason);
    }

    /// Opens a suspended portal again; does nothing when it is open.
    ///
    /// @throws ProblemException `tenant-state` when the tenant is not suspended
    public Tenant reactivate() {
        return change(ACTIVE, Set.of(SUSPENDED), "reactivated");
    }

    /// Marks an active tenant as one that owes; of any other does nothing.
    ///
    /// @param reason for the record, without names of persons
    /// @return whether it was marked
    public boolean pastDue(String reason) {
        return changeFrom(Set.of(ACTIVE), PAST_DUE, reason);
    }

    /// Shuts the portal of a tenant that does not pay; does nothing when it is not open.
    ///
    /// @param reason for the record, without names of persons
    /// @return whether it was shut
    public boolean suspendForDebt(String reason) {
        return changeFrom(Set.of(ACTIVE, PAST_DUE), SUSPENDED, reason);
    }

    /// Lifts what a debt has brought about, at once.
    ///
    /// @return whether something was lifted
    public boolean settle() {
        return changeFrom(Set.of(PAST_DUE, SUSPENDED), ACTIVE, "settled");
    }

    private boolean changeFrom(Set<TenantLifecycle> from, TenantLifecycle to, String reason) {
        var row = rows.locked(current.id().value()).orElseThrow(ProblemException::notFound);
        if (!from.contains(row.state)) {
            return false;
        }
        var _ = change(to, from, reason);
        return true;
    }

    private Tenant change(TenantLifecycle to, Set<TenantLifecycle> from, String reason) {
        var row = rows.locked(current.id().value()).orElseThrow(ProblemException::notFound);
        var before = row.state;
        if (before == to) {
            return toDomain(row);
        }
        if (!from.contains(before)) {
            throw new ProblemException(
                    TenantProblem.TENANT_STATE,
                    "The organization is " + before.name().toLowerCase(Locale.ROOT) + ".");
        }
        row.state = to;
        rows.flush();
        publisher.stateChanged(row, before, time.instant(), reason);
        return toDomain(row);
    }

    private Tenant toDomain(TenantRow row) {
        return new Tenant(
                new TenantId(row.id),
                new Slug(row.slug),
                row.name,
                row.state,
                plans.get(row.plan).with(RaisedLimits.parse(row.raisedLimits)),
                row.trial,
                row.createdAt);
    }
}
