package dev.portolan.tenants.offboarding;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.clock.TenantClock;
import dev.portolan.tenants.offboarding.OffboardingRow.State;
import dev.portolan.tenants.problems.TenantProblem;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Leads the current tenant out, and back as long as its window is open.
@ApplicationScoped
@Transactional
public class OffboardingService {
    private final OffboardingRepository rows;
    private final TenantService tenants;
    private final CurrentTenant current;
    private final Audit audit;
    private final OffboardingConfig config;
    private final TenantClock clock;
    private final InstantSource time;

    OffboardingService(
            OffboardingRepository rows,
            TenantService tenants,
            CurrentTenant current,
            Audit audit,
            OffboardingConfig config,
            TenantClock clock,
            InstantSource time) {
        this.rows = rows;
        this.tenants = tenants;
        this.current = current;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
        this.time = time;
    }

    Offboarding get() {
        return view(rows.findById(current.id().value()));
    }

    /// Opens the window; does nothing when it is open.
    ///
    /// @param confirm the tenant's slug, typed by whoever means it
    /// @throws ProblemException `invalid` at `/confirm`, `tenant-state`
    Offboarding request(String confirm, @Nullable String reason) {
        var tenant = tenants.get();
        if (!tenant.slug().value().equals(confirm)) {
            throw ProblemException.invalid(
                    "/confirm",
                    "is \"" + confirm + "\"; expected the organization's address \"" + tenant.slug()
                            + "\". Type it to confirm that everything is to be erased");
        }
        var before = tenants.offboard();
        var known = rows.findById(current.id().value());
        if (known != null) {
            return view(known);
        }
        var row = new OffboardingRow();
        row.id = current.id().value();
        row.state = State.WINDOW;
        row.cameFrom = before;
        row.reason = reason;
        row.requestedAt = now();
        row.eraseAt = row.requestedAt.plus(config.window());
        row.dueAt = row.eraseAt;
        row.outcomes = "[]";
        rows.persistAndFlush(row);
        audit.record(
                "offboarding.requested",
                target(tenant.id()),
                new Change(Map.of(), Map.of("eraseAt", row.eraseAt.toString()), reason));
        return view(row);
    }

    /// Takes the tenant back to where it came from; does nothing when it is not leaving.
    ///
    /// @throws ProblemException `tenant-state` when its erasure has begun
    Offboarding comeBack() {
        var found = rows.locked(current.id().value());
        if (found.isEmpty()) {
            return view(null);
        }
        var row = found.get();
        if (row.state != State.WINDOW) {
            throw new ProblemException(TenantProblem.TENANT_STATE, "The organization is being erased.");
        }
        rows.delete(row);
        rows.flush();
        tenants.comeBack(row.cameFrom);
        audit.record("offboarding.cancelled", target(current.id()));
        return view(null);
    }

    /// Begins the erasure when the window has ended.
    public void eraseWhenDue() {
        rows.locked(current.id().value())
                .filter(row -> row.state == State.WINDOW && !row.eraseAt.isAfter(now()))
                .ifPresent(row -> {
                    row.state = State.ERASING;
                    row.step = ErasureStep.CLOSE;
                    row.dueAt = time.instant();
                });
    }

    /// The tenant's time, as precise as the database keeps it, so that it is the same when asked again.
    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MICROS);
    }

    private Offboarding view(@Nullable OffboardingRow row) {
        var state = tenants.get().state();
        return row == null
                ? new Offboarding(state, null, null, null)
                : new Offboarding(state, row.requestedAt, row.eraseAt, row.reason);
    }

    private static Target target(TenantId tenant) {
        return new Target("tenant", tenant.toString(), null);
    }
}
