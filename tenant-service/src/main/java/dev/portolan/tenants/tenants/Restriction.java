package dev.portolan.tenants.tenants;

/// Why a tenant is past due or suspended.
enum Restriction {
    /// It has not paid; a payment lifts it.
    DEBT,
    /// Staff have decided so; only they lift it.
    STAFF
}
