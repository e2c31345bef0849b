package dev.portolan.tenants.usage;

import java.time.LocalDate;
import java.util.List;

/// What a tenant used from one day to another, both included.
///
/// @param zone the zone of the days, as IANA names it
/// @param days every day, also those without use
public record UsageReport(LocalDate from, LocalDate to, String zone, List<Day> days, Totals totals) {
    public UsageReport {
        days = List.copyOf(days);
    }

    /// One day's figures.
    ///
    /// @param activeMembers how many members used the portal
    /// @param entities the day's highest number of entities
    public record Day(LocalDate day, long activeMembers, long entities, long pluginInvocations, long apiCalls) {}

    /// What the days come to.
    ///
    /// @param activeMembers those of the day that had most
    /// @param entities those of the day that had most
    public record Totals(long activeMembers, long entities, long pluginInvocations, long apiCalls) {}
}
