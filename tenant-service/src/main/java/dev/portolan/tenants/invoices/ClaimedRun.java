package dev.portolan.tenants.invoices;

import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A run that this process may work on until its lease ends.
///
/// @param attempt counts from 1; only the latest attempt may go on
/// @param after the last tenant that is done
/// @param startedBy who asked for it; null for an automatic one
record ClaimedRun(
        UUID id,
        YearMonth month,
        int attempt,
        UUID after,
        @Nullable Starter startedBy) {

    /// One of the staff.
    record Starter(String subject, @Nullable String name) {}
}
