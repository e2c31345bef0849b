package dev.portolan.ui.billing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The days that the usage page shows. Knows no components.
///
/// @param to the last day, included
record UsageRange(LocalDate from, LocalDate to) {
    /// As many as the service gives at once.
    static final int MOST_DAYS = 400;

    static UsageRange usual(LocalDate today) {
        return last(today, 30);
    }

    private static UsageRange last(LocalDate today, int days) {
        return new UsageRange(today.minusDays(days - 1L), today);
    }

    /// What people ask for, with what it is called.
    static Map<String, UsageRange> presets(LocalDate today) {
        var month = today.withDayOfMonth(1);
        var presets = new LinkedHashMap<String, UsageRange>();
        presets.put("Last 30 days", usual(today));
        presets.put("This month", new UsageRange(month, today));
        presets.put("Last month", new UsageRange(month.minusMonths(1), month.minusDays(1)));
        presets.put("Last 90 days", last(today, 90));
        presets.put("Last 12 months", new UsageRange(today.minusYears(1).plusDays(1), today));
        return presets;
    }

    /// @return empty when one of them is no day, or both together are no range that can be shown
    static Optional<UsageRange> read(String from, String to) {
        try {
            return Optional.of(new UsageRange(LocalDate.parse(from), LocalDate.parse(to)))
                    .filter(range -> range.fault().isEmpty());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// What is wrong with it, in a sentence; empty when it can be shown.
    String fault() {
        if (to.isBefore(from)) {
            return "The last day comes before the first one.";
        }
        return ChronoUnit.DAYS.between(from, to) >= MOST_DAYS
                ? "At most " + MOST_DAYS + " days can be shown at once. Take a shorter time."
                : "";
    }
}
