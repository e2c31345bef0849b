package dev.portolan.tenants.dunning;

/// What is done about an unpaid invoice.
enum DunningStage {
    OVERDUE,
    SUSPENDED
}
