package dev.portolan.tenants.dunning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings under `portolan.dunning`.
@ConfigMapping(prefix = "portolan.dunning")
public interface DunningConfig {
    /// From the day an invoice is due until the portal is suspended.
    @WithDefault("14d")
    Duration suspendAfter();

    /// How often overdue invoices are looked for.
    @WithDefault("1m")
    Duration poll();

    /// Mails about invoices.
    Mail mail();

    /// How they are sent.
    interface Mail {
        /// How often mails that are due are looked for.
        @WithDefault("2s")
        Duration poll();

        /// How long one attempt may take.
        @WithDefault("10s")
        Duration deadline();

        /// After how long a mail of a process that says nothing is sent by another; longer than an attempt.
        @WithDefault("60s")
        Duration lease();

        /// Wait before the second attempt; doubles with each further one, to at most 64 times.
        @WithDefault("10s")
        Duration firstRetry();

        /// Age at which a mail that does not go out is given up.
        @WithDefault("48h")
        Duration giveUpAfter();
    }
}
