package dev.portolan.tenants.tenants;

/// Why a tenant is past due or suspended.
public enum Restriction {
    /// It has not paid; a payment lifts it.
    DEBT,
    /// Its trial is over and it fits no plan for nothing; choosing one lifts it.
    TRIAL,
    /// Staff have decided so; only they lift it.
    STAFF
}
