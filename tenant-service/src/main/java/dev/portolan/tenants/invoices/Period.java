package dev.portolan.tenants.invoices;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// A billing period: a calendar month in a tenant's zone, half-open.
///
/// @param to the first day after it
public record Period(LocalDate from, LocalDate to) {
    public Period {
        if (from.getDayOfMonth() != 1 || !to.equals(from.plusMonths(1))) {
            throw new IllegalArgumentException(from + " to " + to + " is no calendar month");
        }
    }

    public static Period of(YearMonth month) {
        return new Period(month.atDay(1), month.plusMonths(1).atDay(1));
    }

    /// The one before that in which a moment lies.
    static Period before(Instant moment, ZoneId zone) {
        return of(YearMonth.from(moment.atZone(zone))).previous();
    }

    Period previous() {
        return of(YearMonth.from(from).minusMonths(1));
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    /// When it is over.
    Instant end(ZoneId zone) {
        return to.atStartOfDay(zone).toInstant();
    }

    /// The first day of it that is not before `day`; empty when it ends before.
    Optional<LocalDate> since(LocalDate day) {
        return Optional.of(day.isAfter(from) ? day : from).filter(to::isAfter);
    }
}
