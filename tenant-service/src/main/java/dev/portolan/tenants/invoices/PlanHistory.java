package dev.portolan.tenants.invoices;

import java.time.ZoneId;
import java.util.List;

/// Knows which plan the current tenant had when.
public interface PlanHistory {
    /// The days of a period that are paid for, in order, not overlapping, by plan. Days without a subscription and days
    /// of a trial are left out; the day of a change belongs to the plan that it is changed to.
    ///
    /// @param zone in which the days are meant
    List<PlanSpan> within(Period period, ZoneId zone);
}
