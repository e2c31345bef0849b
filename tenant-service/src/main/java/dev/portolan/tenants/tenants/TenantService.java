package dev.portolan.tenants.tenants;

import static dev.portolan.contracts.TenantLifecycle.ACTIVE;
import static dev.portolan.contracts.TenantLifecycle.DELETED;
import static dev.portolan.contracts.TenantLifecycle.OFFBOARDING;
import static dev.portolan.contracts.TenantLifecycle.PAST_DUE;
import static dev.portolan.contracts.TenantLifecycle.PROVISIONING;
import static dev.portolan.contracts.TenantLifecycle.SUSPENDED;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.contracts.TenantRestriction;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.plans.RaisedLimits;
import dev.portolan.tenants.problems.TenantProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Leads the current tenant through its life.
@ApplicationScoped
@Transactional
public class TenantService {
    private static final String UTC = "UTC";

    private final TenantRepository rows;
    private final TenantPublisher publisher;
    private final PlanService plans;
    private final CurrentTenant current;
    private final Event<Reopened> reopened;
    private final InstantSource time;

    TenantService(
            TenantRepository rows,
            TenantPublisher publisher,
            PlanService plans,
            CurrentTenant current,
            Event<Reopened> reopened,
            InstantSource time) {
        this.rows = rows;
        this.publisher = publisher;
        this.plans = plans;
        this.current = current;
        this.reopened = reopened;
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

    /// Holds the current tenant's row until the transaction ends: for rules that count rows, and for the order of
    /// events.
    ///
    /// @throws ProblemException `not-found` when it has no row (yet, or any more)
    public void lock() {
        var _ = rows.locked(current.id().value()).orElseThrow(ProblemException::notFound);
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
        return change(SUSPENDED, Set.of(ACTIVE, PAST_DUE), TenantRestriction.STAFF, reason);
    }

    /// Opens a suspended portal again; does nothing when it is open.
    ///
    /// @param reason for the record, without names of persons
    /// @throws ProblemException `tenant-state` when the tenant is not suspended
    public Tenant reactivate(String reason) {
        var opened = change(ACTIVE, Set.of(SUSPENDED), null, reason);
        reopened.fire(new Reopened());
        return opened;
    }

    /// Sets the tenant on its way out; does nothing when it is on it.
    ///
    /// @return the state it was in before
    /// @throws ProblemException `tenant-state` when the tenant is not open
    public TenantLifecycle offboard() {
        var row = rows.locked(current.id().value()).orElseThrow(ProblemException::notFound);
        var before = row.state;
        var _ = change(OFFBOARDING, Set.of(ACTIVE, PAST_DUE, SUSPENDED), row.restrictedFor, "leaving");
        return before;
    }

    /// Takes the tenant back from its way out.
    ///
    /// @param to the state it was in before
    public void comeBack(TenantLifecycle to) {
        var row = rows.locked(current.id().value()).orElseThrow(ProblemException::notFound);
        var _ = change(to, Set.of(OFFBOARDING), row.restrictedFor, "came back");
        reopened.fire(new Reopened());
    }

    /// Shuts the portal for good and voids all tokens; does nothing when that is done.
    public void close() {
        var _ = change(DELETED, Set.of(OFFBOARDING), null, "erased");
    }

    /// Leaves no more of a closed tenant than its id and its slug, and says on the topics that it is gone.
    ///
    /// @throws IllegalStateException unless it is closed
    public void erase() {
        var row = rows.locked(current.id().value()).orElseThrow(ProblemException::notFound);
        if (row.state != DELETED) {
            throw new IllegalStateException("a tenant is closed before it is erased");
        }
        row.name = "";
        rows.flush();
        publisher.erased(row, time.instant());
    }

    /// Marks an active tenant as one that owes something, a payment or the choice of a plan; of any other does nothing.
    ///
    /// @param reason for the record, without names of persons
    /// @return whether it was marked
    public boolean pastDue(TenantRestriction why, String reason) {
        return changeFor(why, PAST_DUE, Set.of(ACTIVE), reason);
    }

    /// Shuts the portal of a tenant that does not see to what it owes; does nothing when it is not open.
    ///
    /// @param reason for the record, without names of persons
    /// @return whether it was shut
    public boolean suspendFor(TenantRestriction why, String reason) {
        return changeFor(why, SUSPENDED, Set.of(ACTIVE, PAST_DUE), reason);
    }

    /// Lifts what this reason has brought about, at once; what others have, such as the staff, stays.
    ///
    /// @param reason for the record, without names of persons
    /// @return whether something was lifted
    public boolean settle(TenantRestriction why, String reason) {
        var restricted = rows.locked(current.id().value())
                .filter(row -> row.restrictedFor == why)
                .isPresent();
        return restricted && changeFor(null, ACTIVE, Set.of(PAST_DUE, SUSPENDED), reason);
    }

    private boolean changeFor(
            @Nullable TenantRestriction why, TenantLifecycle to, Set<TenantLifecycle> from, String reason) {
        var row = rows.locked(current.id().value()).orElseThrow(ProblemException::notFound);
        if (!from.contains(row.state)) {
            return false;
        }
        var _ = change(to, from, why, reason);
        return true;
    }

    private Tenant change(
            TenantLifecycle to, Set<TenantLifecycle> from, @Nullable TenantRestriction why, String reason) {
        var row = rows.locked(current.id().value()).orElseThrow(ProblemException::notFound);
        var before = row.state;
        if (before == to) {
            if (row.restrictedFor != why) {
                row.restrictedFor = why;
                rows.flush();
                publisher.restrictionChanged(row, time.instant());
            }
            return toDomain(row);
        }
        if (!from.contains(before)) {
            throw new ProblemException(TenantProblem.TENANT_STATE, "The organization is " + word(before) + ".");
        }
        row.state = to;
        row.restrictedFor = why;
        rows.flush();
        publisher.stateChanged(row, before, time.instant(), reason);
        return toDomain(row);
    }

    private static String word(TenantLifecycle state) {
        return state.name().toLowerCase(Locale.ROOT);
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
