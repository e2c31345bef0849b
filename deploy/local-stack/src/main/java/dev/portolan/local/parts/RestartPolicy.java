package dev.portolan.local.parts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Decides whether a part that has died is started again, and when. Not safe for several threads.
final class RestartPolicy {
    private static final int MOST = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final Duration FIRST_DELAY = Duration.ofMillis(500);

    private final InstantSource time;
    private final Deque<Instant> restarts = new ArrayDeque<>();
    private int sinceReady;

    RestartPolicy(InstantSource time) {
        this.time = time;
    }

    /// @param wasReady whether the part had been ready before it died
    /// @return 0.5 s doubling with each restart of the last minute; empty after five of them, or when five in a
    ///     row did not get ready
    Optional<Duration> afterDeath(boolean wasReady) {
        var now = time.instant();
        restarts.removeIf(restart -> !restart.isAfter(now.minus(WINDOW)));
        sinceReady = wasReady ? 0 : sinceReady;
        if (restarts.size() >= MOST || sinceReady >= MOST) {
            return Optional.empty();
        }
        var delay = FIRST_DELAY.multipliedBy(1L << Math.max(restarts.size(), sinceReady));
        restarts.add(now);
        sinceReady++;
        return Optional.of(delay);
    }
}
