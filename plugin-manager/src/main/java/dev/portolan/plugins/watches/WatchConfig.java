package dev.portolan.plugins.watches;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of the watch over a new release under `portolan.watch`.
@ConfigMapping(prefix = "portolan.watch")
public interface WatchConfig {
    /// For how long an installation is watched after a change of its release.
    @WithDefault("10m")
    Duration window();

    /// Pause between two runs of the release's health function.
    @WithDefault("1m")
    Duration interval();

    /// How many runs of the health function in a row must fail before the release is taken back; 1 to 10.
    @WithDefault("2")
    @Min(1)
    @Max(10)
    int patience();

    /// Pause after a run that failed.
    @WithDefault("5s")
    Duration retry();

    /// How many calls in a row must fail on one node before the release is taken back; 1 to 100.
    @WithDefault("3")
    @Min(1)
    @Max(100)
    int failedCalls();

    /// After how long a check of which nothing is heard is taken over by another process; longer than a call may
    /// take.
    @WithDefault("60s")
    Duration lease();

    /// How often due checks are looked for when nothing has woken the watch.
    @WithDefault("1s")
    Duration poll();

    /// Most checks at once in this process; 1 to 64.
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int parallel();
}
