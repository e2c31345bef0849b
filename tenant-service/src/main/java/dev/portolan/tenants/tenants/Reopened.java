package dev.portolan.tenants.tenants;

/// The current tenant came back from its way out, or was opened again by staff. Told in the transaction in which it
/// does:
/// what it owes and what was due meanwhile is looked at anew.
public record Reopened() {}
