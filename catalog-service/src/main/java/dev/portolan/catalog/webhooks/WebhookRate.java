package dev.portolan.catalog.webhooks;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Lets so many calls in a minute for each connection, and so many for all of them together. Counts in memory, for this
/// process.
@ApplicationScoped
class WebhookRate {
    private static final int MOST_EACH = 60;
    private static final int MOST_TOGETHER = 3_000;

    private final InstantSource time;
    private final Map<UUID, Integer> calls = new HashMap<>();
    private long minute;
    private int together;

    WebhookRate(InstantSource time) {
        this.time = time;
    }

    /// @throws ProblemException `too-many-requests`
    synchronized void take(UUID connection) {
        var second = time.instant().getEpochSecond();
        if (second / 60 != minute) {
            minute = second / 60;
            together = 0;
            calls.clear();
        }
        if (together >= MOST_TOGETHER || calls.getOrDefault(connection, 0) >= MOST_EACH) {
            throw ProblemException.retryAfter(
                    Common.TOO_MANY_REQUESTS,
                    "Too many calls of this webhook. What has changed is read at the next turn of its source.",
                    Duration.ofSeconds(60 - second % 60));
        }
        together++;
        calls.merge(connection, 1, Integer::sum);
    }
}
