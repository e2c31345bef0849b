package dev.portolan.tenants.clock;

/// Whether the current tenant was ever billed for real: then its time cannot be made up any more.
public interface IssuedInvoices {
    boolean any();
}
