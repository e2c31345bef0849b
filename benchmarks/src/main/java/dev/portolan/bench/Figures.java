package dev.portolan.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Durations of one operation, measured many times.
record Figures(List<Duration> sorted) {
    Figures {
        sorted = List.copyOf(sorted);
    }

    /// @throws IllegalArgumentException when there are none
    static Figures of(Collection<Duration> measured) {
        if (measured.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Figures(measured.stream().sorted().toList());
    }

    /// The smallest duration that at least this share of all are not longer than (nearest rank).
    ///
    /// @param share for example 0.95
    Duration percentile(double share) {
        var rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.clamp(rank - 1L, 0, sorted.size() - 1));
    }

    Duration longest() {
        return sorted.getLast();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "n=%d p50 %d ms, p95 %d ms, max %d ms",
                sorted.size(),
                percentile(0.5).toMillis(),
                percentile(0.95).toMillis(),
                longest().toMillis());
    }
}
