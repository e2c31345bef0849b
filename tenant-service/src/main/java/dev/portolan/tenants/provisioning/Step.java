package dev.portolan.tenants.provisioning;

import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.problems.ProblemException;

/// One step's work. There is one bean for each [StepName].
public interface Step {
    StepName name();

    /// Does the work, or finds it done: a step may be run again after any failure, even after it succeeded unseen. Runs
    /// in the tenant's scope and outside transactions, and is interrupted at its deadline.
    ///
    /// @throws ProblemException with a detail that the person who signed up may read; any other failure is not told
    void run(TenantId tenant);
}
