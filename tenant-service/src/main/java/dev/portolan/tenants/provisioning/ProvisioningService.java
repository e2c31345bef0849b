package dev.portolan.tenants.provisioning;

import dev.portolan.contracts.AuditEvent.Change;
import dev.portolan.contracts.AuditEvent.Target;
import dev.portolan.kernel.audit.Audit;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.tenancy.CurrentTenant;
import dev.portolan.tenants.tenants.TenantService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Plans the current tenant's steps and tells how far they are. The worker does them.
@ApplicationScoped
@Transactional
public class ProvisioningService {
    private final StepRepository steps;
    private final TenantService tenants;
    private final Audit audit;
    private final CurrentTenant current;
    private final ProvisioningConfig config;
    private final InstantSource time;

    ProvisioningService(
            StepRepository steps,
            TenantService tenants,
            Audit audit,
            CurrentTenant current,
            ProvisioningConfig config,
            InstantSource time) {
        this.steps = steps;
        this.tenants = tenants;
        this.audit = audit;
        this.current = current;
        this.config = config;
        this.time = time;
    }

    /// Plans steps that are not planned yet. They begin soon after the transaction has committed, at once when [Alarm]
    /// is rung.
    public void plan(List<StepName> names) {
        var now = time.instant();
        names.forEach(name -> steps.plan(current.id(), name, now));
    }

    /// Plans a step to be done once more, however it stands; does nothing when it was never planned.
    public void again(StepName name) {
        steps.again(name, time.instant());
    }

    /// All planned steps, in order.
    public List<StepProgress> progress() {
        return steps.all();
    }

    /// Lets steps that were given up be tried again.
    ///
    /// @return how many
    public int retry() {
        var revived = steps.revive(time.instant());
        if (revived > 0) {
            audit.record(
                    "provisioning.retried",
                    new Target("tenant", current.id().toString(), null),
                    new Change(Map.of(), Map.of("steps", revived), null));
        }
        return revived;
    }

    /// Leaves a step out, and goes on with what follows it.
    ///
    /// @param reason for the record
    /// @throws ProblemException `conflict` when the step is not waiting or failed, `invalid` when it is one that no
    /// portal can do without
    void skip(StepName name, String reason) {
        if (!StepName.MAY_BE_SKIPPED.contains(name)) {
            throw ProblemException.invalid(
                    "/step",
                    "is " + name + ", which no portal can do without; expected one of " + StepName.MAY_BE_SKIPPED
                            + ". Let it be tried again instead");
        }
        if (!steps.skip(name, time.instant())) {
            throw new ProblemException(
                    Common.CONFLICT, "The step " + name + " is neither waiting nor failed. Look at it again.");
        }
        audit.record(
                "provisioning.step-skipped",
                new Target("provisioning_step", name.toString(), null),
                new Change(Map.of(), Map.of("state", StepState.SKIPPED.toString()), reason));
        openWhenOver();
    }

    /// Opens the portal with the last step.
    void done(ClaimedStep step) {
        if (steps.done(step, time.instant())) {
            openWhenOver();
        }
    }

    private void openWhenOver() {
        if (steps.all().stream().allMatch(planned -> planned.state().over())) {
            tenants.activate();
        }
    }

    void failed(ClaimedStep step, String error) {
        var now = time.instant();
        if (step.createdAt().plus(config.giveUpAfter()).isAfter(now)) {
            steps.retry(step, error, now, now.plus(backoff(step.attempt(), config)));
        } else {
            steps.fail(step, error, now);
        }
    }

    /// Waits before a step is tried again.
    ///
    /// @param attempt the one that failed, from 1
    static Duration backoff(int attempt, ProvisioningConfig config) {
        var factor = 1L << Math.clamp(attempt - 1L, 0, 20);
        var wait = config.firstRetry().multipliedBy(factor);
        return wait.compareTo(config.longestRetry()) < 0 ? wait : config.longestRetry();
    }
}
