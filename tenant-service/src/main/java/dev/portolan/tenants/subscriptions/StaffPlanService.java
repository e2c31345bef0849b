package dev.portolan.tenants.subscriptions;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.tenants.clock.TenantClock;
import dev.portolan.tenants.plans.Limits;
import dev.portolan.tenants.plans.PlanService;
import dev.portolan.tenants.plans.RaisedLimits.Raised;
import dev.portolan.tenants.plans.SubscriptionService;
import dev.portolan.tenants.tenants.TenantPlanService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the provider's people may do for the current tenant beyond what its owner may.
@ApplicationScoped
@Transactional
class StaffPlanService {
    /// The end of a trial and of a raised limit is at most so far away.
    static final Duration FARTHEST = Duration.ofDays(366);

    private final TenantPlanService tenantPlan;
    private final SubscriptionService subscriptions;
    private final PlanChangeService changes;
    private final PlanService plans;
    private final TenantClock clock;
    private final Audit audit;

    StaffPlanService(
            TenantPlanService tenantPlan,
            SubscriptionService subscriptions,
            PlanChangeService changes,
            PlanService plans,
            TenantClock clock,
            Audit audit) {
        this.tenantPlan = tenantPlan;
        this.subscriptions = subscriptions;
        this.changes = changes;
        this.plans = plans;
        this.clock = clock;
        this.audit = audit;
    }

    /// Lets a trial last until then, also one that is over and was followed by no plan.
    ///
    /// @throws ProblemException `conflict` when the plan is paid for; `invalid` at `/until`
    void extendTrial(Instant until, String reason) {
        var _ = tenantPlan.hold();
        var before = subscriptions.find().orElseThrow(ProblemException::notFound);
        checkEnd(until);
        if (before.billed()) {
            throw new ProblemException(
                    Common.CONFLICT,
                    "The organization is in no trial: it has the plan "
                            + plans.get(before.plan()).title() + ". Change its plan, or raise a limit.");
        }
        var after = subscriptions.tryUntil(until);
        changes.reopen();
        changes.record("trial.extended", before, after, reason);
    }

    /// Raises a limit beyond the plan's until then.
    ///
    /// @throws ProblemException `not-found` when there is no such limit; `invalid` at `/limit` unless that is
    ///     more than the plan allows, or at `/until`
    void raise(String name, long limit, Instant until, String reason) {
        var _ = tenantPlan.hold();
        known(name);
        checkEnd(until);
        var plan = plans.get(
                subscriptions.find().orElseThrow(ProblemException::notFound).plan());
        var base = plan.limits().getOrDefault(name, 0L);
        if (limit <= base) {
            throw ProblemException.invalid(
                    "/limit", "must be more than the " + base + " that the plan " + plan.title() + " allows");
        }
        var before = tenantPlan.raised();
        var raised = new Raised(limit, until);
        tenantPlan.raise(before.with(name, raised));
        record("limit.raised", name, new Change(values(before.get(name)), values(raised), reason));
    }

    /// Lets the plan's limit count again; does nothing where it does.
    ///
    /// @throws ProblemException `not-found` when there is no such limit
    void reset(String name) {
        var _ = tenantPlan.hold();
        known(name);
        var before = tenantPlan.raised();
        var raised = before.get(name);
        if (raised != null) {
            tenantPlan.raise(before.without(name));
            record("limit.reset", name, new Change(values(raised), Map.of(), null));
        }
    }

    private void record(String action, String name, Change change) {
        audit.record(action, new Target("limit", name, null), change);
    }

    private void checkEnd(Instant until) {
        var now = clock.now();
        if (!until.isAfter(now) || until.isAfter(now.plus(FARTHEST))) {
            throw ProblemException.invalid(
                    "/until", "must be after " + now + ", which is the organization's time, by 366 days at most");
        }
    }

    private static void known(String name) {
        if (!Limits.NAMES.contains(name)) {
            throw ProblemException.notFound();
        }
    }

    private static Map<String, Object> values(@Nullable Raised raised) {
        return raised == null
                ? Map.of()
                : Map.of("limit", raised.limit(), "until", raised.until().toString());
    }
}
