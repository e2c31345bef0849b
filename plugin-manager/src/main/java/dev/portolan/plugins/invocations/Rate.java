package dev.portolan.plugins.invocations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts what installations do, a calendar minute at a time, on this node.
public final class Rate {
    private final Cache<Minute, AtomicInteger> counts = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterWrite(Duration.ofMinutes(2))
            .build();
    private final InstantSource time;

    public Rate(InstantSource time) {
        this.time = time;
    }

    /// Counts one more.
    ///
    /// @return how many that makes in this minute
    public int count(UUID installation) {
        var minute = new Minute(installation, time.instant().getEpochSecond() / 60);
        return counts.get(minute, _ -> new AtomicInteger()).incrementAndGet();
    }

    private record Minute(UUID installation, long number) {}
}
