package dev.portolan.catalog.processing;

import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.processing.SourceRepository.Held;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Says when a source is read next.
@ApplicationScoped
class Schedule {
    private final CatalogConfig.Processing config;
    private final InstantSource time;

    Schedule(CatalogConfig config, InstantSource time) {
        this.config = config.processing();
        this.time = time;
    }

    /// From the end of one reading to the start of the next.
    ///
    /// @param seconds null for the default
    Duration interval(@Nullable Integer seconds) {
        return seconds == null ? config.interval() : Duration.ofSeconds(seconds);
    }

    /// The time of the next reading. From the second failure in a row on the interval doubles with each, up to
    /// [CatalogConfig.Processing#longestPause()]; up to a share of it is added by chance, so that what was
    /// registered
    /// together is not read together for ever.
    ///
    /// @param failures in a row; 0 when the source could be had
    Instant next(Held source, int failures) {
        var interval = interval(source.everySeconds());
        var pause = interval;
        for (var i = 1; i < failures && pause.compareTo(config.longestPause()) < 0; i++) {
            pause = pause.multipliedBy(2);
        }
        var longest = config.longestPause().compareTo(interval) < 0 ? interval : config.longestPause();
        pause = pause.compareTo(longest) > 0 ? longest : pause;
        var jitter = RandomGenerator.getDefault().nextLong(pause.toMillis() * config.jitterPercent() / 100 + 1);
        return time.instant().plus(pause).plusMillis(jitter);
    }
}
