package dev.portolan.tenants.tenants;

import static dev.portolan.contracts.TenantLifecycle.ACTIVE;
import static dev.portolan.contracts.TenantLifecycle.DELETED;
import static dev.portolan.contracts.TenantLifecycle.OFFBOARDING;
import static dev.portolan.contracts.TenantLifecycle.PAST_DUE;
import static dev.portolan.contracts.TenantLifecycle.PROVISIONING;
import static dev.portolan.contracts.TenantLifecycle.SUSPENDED;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.problems.TenantProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
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
    private final Audit audit;
    private final InstantSource time;

    TenantService(
            TenantRepository rows,
            TenantPublisher publisher,
            PlanService plans,
            CurrentTenant current,
            Audit audit,
            InstantSource time) {
        this.rows = rows;
        this.publisher = publisher;
        this.plans = plans;
        this.current = current;
        this.audit = audit;
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
    /// @param reason for the record, without names of persons
    /// @throws ProblemException `tenant-state` when the tenant is not suspended
    public Tenant reactivate(String reason) {
        return change(ACTIVE, Set.of(SUSPENDED), reason);
    }

    /// Sets the tenant on its way out; does nothing when it is on it.
    ///
    /// @return the state it was in before
    /// @throws ProblemException `tenant-state` when the tenant is not open
    public TenantLifecycle offboard() {
        var before = rows.locked(current.id().value()).map(row -> row.state).orElseThrow(ProblemException::notFound);
        var _ = change(OFFBOARDING, Set.of(ACTIVE, PAST_DUE, SUSPENDED), "leaving");
        return before;
    }

    /// Takes the tenant back from its way out.
    ///
    /// @param to the state it was in before
    public void comeBack(TenantLifecycle to) {
        var _ = change(to, Set.of(OFFBOARDING), "came back");
    }

    /// Shuts the portal for good and voids all tokens; does nothing when that is done.
    public void close() {
        var _ = change(DELETED, Set.of(OFFBOARDING), "erased");
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

    private Tenant change(TenantLifecycle to, Set<TenantLifecycle> from, String reason) {
        var row = rows.locked(current.id().value()).orElseThrow(ProblemException::notFound);
        var before = row.state;
        if (before == to) {
            return toDomain(row);
        }
        if (!from.contains(before)) {
            throw new ProblemException(TenantProblem.TENANT_STATE, "The organization is " + word(before) + ".");
        }
        row.state = to;
        rows.flush();
        publisher.stateChanged(row, before, time.instant(), reason);
        audit.record(
                "tenant.state-changed",
                new Target("tenant", row.id.toString(), row.name),
                new Change(Map.of("state", word(before)), Map.of("state", word(to)), reason));
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
                plans.get(row.plan),
                row.trial,
                row.createdAt);
    }
}
