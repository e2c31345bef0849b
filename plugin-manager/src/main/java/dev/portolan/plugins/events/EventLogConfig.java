package dev.portolan.plugins.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of what is kept of events, and of how plugins hear of them, under `portolan.event-log`.
@ConfigMapping(prefix = "portolan.event-log")
public interface EventLogConfig {
    /// How long an event is kept.
    @WithDefault("30d")
    Duration kept();

    /// Most events kept of one tenant; the oldest go first.
    @WithDefault("100000")
    @Min(100)
    int most();

    /// How often old events are taken away.
    @WithDefault("1h")
    Duration sweep();

    /// Events that are older when they are heard of are kept, but no plugin is called for them.
    @WithDefault("1d")
    Duration stale();

    /// Most tenants whose plugins this process calls at once; 1 to 64.
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int parallel();

    /// How often due deliveries are looked for when nothing has woken the work.
    @WithDefault("1s")
    Duration poll();

    /// After how long a delivery of which nothing is heard is taken over; longer than a call may take.
    @WithDefault("1m")
    Duration lease();

    /// Pause before a delivery is tried a second time; six times as long before each further one.
    @WithDefault("5s")
    Duration retry();

    /// Most events a plugin may publish for one tenant in a minute.
    @WithDefault("120")
    @Min(1)
    int published();
}
