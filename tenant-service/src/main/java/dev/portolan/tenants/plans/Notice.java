package dev.portolan.tenants.plans;

/// What the owner is to be told by mail.
public enum Notice {
    /// The trial is over, and the tenant is on the plan `free`.
    TRIAL_ENDED,
    /// The trial is over, and what is used does not fit the plan `free`: a plan must be chosen.
    PLAN_NEEDED,
    /// No plan was chosen in time.
    SUSPENDED
}
