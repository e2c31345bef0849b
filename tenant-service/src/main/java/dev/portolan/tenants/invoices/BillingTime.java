package dev.portolan.tenants.invoices;

import java.time.Instant;

/// The time that billing goes by.
public interface BillingTime {
    /// Now, for the current tenant.
    Instant now();

    /// The latest now of any tenant: schedules look for what may be due by then, and ask each tenant's own time.
    Instant latest();
}
