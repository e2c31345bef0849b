package dev.portolan.tenants.invoices;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneId;

/// Knows the seats, and no invocations.
@ApplicationScoped
@DefaultBean
class SeatsOnly implements UsedAmounts {
    private final CountedSeats seats;

    SeatsOnly(CountedSeats seats) {
        this.seats = seats;
    }

    @Override
    public long highestSeats(LocalDate from, LocalDate to, ZoneId zone) {
        return seats.highest(
                from.atStartOfDay(zone).toInstant(), to.atStartOfDay(zone).toInstant());
    }

    @Override
    public long invocations(LocalDate from, LocalDate to) {
        return 0;
    }
}
