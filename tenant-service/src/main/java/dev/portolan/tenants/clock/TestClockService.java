package dev.portolan.tenants.clock;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.problems.TenantProblem;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/// Moves the current tenant's clock. Not transactional as a whole: what becomes due is done between the moves.
@ApplicationScoped
public class TestClockService {
    /// How far a clock goes at once.
    public static final Duration FARTHEST = Duration.ofDays(366);

    private static final Duration STEP = Duration.ofDays(1);

    private final TestClockRepository clocks;
    private final List<ClockListener> listeners;
    private final IssuedInvoices invoices;
    private final Audit audit;
    private final CurrentTenant current;
    private final InstantSource time;

    TestClockService(
            TestClockRepository clocks,
            @All List<ClockListener> listeners,
            IssuedInvoices invoices,
            Audit audit,
            CurrentTenant current,
            InstantSource time) {
        this.clocks = clocks;
        this.listeners = listeners;
        this.invoices = invoices;
        this.audit = audit;
        this.current = current;
        this.time = time;
    }

    public TestClock get() {
        return QuarkusTransaction.joiningExisting().call(this::found);
    }

    /// Makes the tenant one for tests, or a real one again.
    ///
    /// @throws ProblemException `conflict` when it has been billed, or its clock was moved
    public TestClock mark(boolean test, String reason) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var before = found();
            if (before.test() == test) {
                return before;
            }
            if (test && invoices.any()) {
                throw new ProblemException(
                        Common.CONFLICT,
                        "The organization has been sent an invoice, so it is no test. Make another one for tests.");
            }
            if (!test && before.at() != null) {
                throw new ProblemException(
                        Common.CONFLICT,
                        "Its clock says " + before.at()
                                + ": what happened by it cannot become real. Make another one.");
            }
            if (clocks.mark(test)) {
                var change = new Change(Map.of("test", before.test()), Map.of("test", test), reason);
                audit.record("tenant.test-marked", target(), change);
            }
            return found();
        });
    }

    /// Moves the clock forward, a day at a time, and has all done that becomes due by each of them.
    ///
    /// Where something due fails, the clock stands there; moving it on does that first.
    ///
    /// @throws ProblemException `test-tenant-only`; `invalid` at `/at` unless that is later, by 366 days at
    ///     most; `conflict` when somebody else moves it
    public TestClock advance(Instant wanted) {
        var to = wanted.truncatedTo(ChronoUnit.MILLIS);
        var from = begin(to);
        for (var now = from; now.isBefore(to); ) {
            var next = now.plus(STEP).isBefore(to) ? now.plus(STEP) : to;
            move(now, next);
            for (var listener : listeners) {
                listener.advanced(now, next);
            }
            now = next;
        }
        return get();
    }

    private Instant begin(Instant to) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var clock = found();
            if (!clock.test()) {
                throw new ProblemException(
                        TenantProblem.TEST_TENANT_ONLY,
                        "Time can be moved in organizations marked as tests only. Mark it first, if it is one.");
            }
            var now = clock.at() == null ? time.instant().truncatedTo(ChronoUnit.MILLIS) : clock.at();
            if (!to.isAfter(now)) {
                throw ProblemException.invalid("/at", "must be after " + now + ", where the clock is");
            }
            if (to.isAfter(now.plus(FARTHEST))) {
                throw ProblemException.invalid("/at", "must be at most 366 days after " + now + "; move it in parts");
            }
            if (clock.at() == null && !clocks.start(now)) {
                throw moved();
            }
            var change = new Change(Map.of("at", now.toString()), Map.of("at", to.toString()), null);
            audit.record("clock.advanced", target(), change);
            return now;
        });
    }

    private void move(Instant from, Instant to) {
        if (!QuarkusTransaction.requiringNew().call(() -> clocks.move(from, to))) {
            throw moved();
        }
    }

    private TestClock found() {
        return clocks.find().orElseThrow(ProblemException::notFound);
    }

    private Target target() {
        return new Target("tenant", current.id().toString(), null);
    }

    private static ProblemException moved() {
        return new ProblemException(Common.CONFLICT, "Somebody else moves this clock. See where it is, then repeat.");
    }
}
