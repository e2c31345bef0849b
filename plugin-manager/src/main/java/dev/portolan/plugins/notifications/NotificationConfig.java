package dev.portolan.plugins.notifications;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings of notifications under `portolan.notifications`.
@ConfigMapping(prefix = "portolan.notifications")
public interface NotificationConfig {
    /// How many a member keeps at most; 10 to 10,000. The oldest that were read go first.
    @WithDefault("1000")
    @Min(10)
    @Max(10_000)
    int most();

    /// How long one is kept that was not saved.
    @WithDefault("90d")
    Duration kept();

    /// How often those that are too old are looked for.
    @WithDefault("1h")
    Duration sweep();

    /// How often one installation may notify in a minute; 1 to 6,000.
    @WithDefault("60")
    @Min(1)
    @Max(6_000)
    int perMinute();

    Mail mail();

    Channels channels();

    /// Mails to members.
    interface Mail {
        /// How often due mails are looked for when nothing has woken the work.
        @WithDefault("1s")
        Duration poll();

        /// Most mails at once in this process; 1 to 64. Of one tenant there is one at a time.
        @WithDefault("4")
        @Min(1)
        @Max(64)
        int parallel();

        /// After how long a mail of which nothing is heard is taken over by another process.
        @WithDefault("60s")
        Duration lease();

        /// How long the mail server may take.
        @WithDefault("10s")
        Duration deadline();

        /// What of severity `high` is gathered for before a mail is written.
        @WithDefault("30s")
        Duration high();

        /// The same for `normal`. What is critical is mailed at once, and what is low waits for the digest.
        @WithDefault("5m")
        Duration normal();

        /// Pause before a mail is tried again; doubles with each attempt, up to an hour.
        @WithDefault("10s")
        Duration firstRetry();

        /// After how many attempts a mail is given up; 1 to 1,000. With the pauses above, 55 are two days.
        @WithDefault("55")
        @Min(1)
        @Max(1_000)
        int attempts();
    }

    /// Ways that plugins add, and what the platform tells by itself.
    interface Channels {
        /// How often due deliveries are looked for when nothing has woken the work.
        @WithDefault("1s")
        Duration poll();

        /// Most deliveries at once in this process; 1 to 64. Of one tenant there is one at a time.
        @WithDefault("4")
        @Min(1)
        @Max(64)
        int parallel();

        /// After how long a delivery of which nothing is heard is taken over by another process; longer than a call
        /// of a plugin may take.
        @WithDefault("60s")
        Duration lease();

        /// Pause before a delivery is tried again; doubles with each attempt, up to an hour.
        @WithDefault("5s")
        Duration firstRetry();

        /// After how many attempts a delivery is given up; 1 to 1,000. With the pauses above, 33 are a day.
        @WithDefault("33")
        @Min(1)
        @Max(1_000)
        int attempts();
    }
}
