package dev.portolan.tenants.invoices;

import dev.portolan.contracts.UsageEvent.Meter;
import dev.portolan.tenants.usage.UsageService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;

/// Counts seats from when members came and went, and takes invocations from what was metered.
@ApplicationScoped
class MeteredUse implements UsedAmounts {
    private final CountedSeats seats;
    private final UsageService usage;

    MeteredUse(CountedSeats seats, UsageService usage) {
        this.seats = seats;
        this.usage = usage;
    }

    @Override
    public long highestSeats(LocalDate from, LocalDate to, ZoneId zone) {
        return seats.highest(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }

    @Override
    public long invocations(LocalDate from, LocalDate to) {
        return usage.total(from, to.minusDays(1)).getOrDefault(Meter.PLUGIN_INVOCATIONS, 0L);
    }
}
