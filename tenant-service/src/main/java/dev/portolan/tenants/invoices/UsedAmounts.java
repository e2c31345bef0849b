package dev.portolan.tenants.invoices;

import java.time.LocalDate;
import java.time.ZoneId;

/// Knows what the current tenant used, from one day until before another, both in its zone.
public interface UsedAmounts {
    /// The highest number of members that it had at once.
    ///
    /// @param zone the tenant's
    long highestSeats(LocalDate from, LocalDate to, ZoneId zone);

    /// How often plugin functions were called.
    long invocations(LocalDate from, LocalDate to);
}
