package dev.portolan.tenants.invoices;

import dev.portolan.tenants.plans.Plan;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/// Days within one period on which a tenant had to pay for a plan.
///
/// @param to the first day after them
public record PlanSpan(Plan plan, LocalDate from, LocalDate to) {
    public PlanSpan {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("no day from " + from + " to " + to);
        }
    }

    long days() {
        return ChronoUnit.DAYS.between(from, to);
    }
}
