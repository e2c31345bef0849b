package dev.portolan.tenants.support;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings under `portolan.support`.
@ConfigMapping(prefix = "portolan.support")
public interface SupportConfig {
    /// After how long a request that nobody has answered is void.
    @WithDefault("72h")
    Duration requestLife();

    /// How often sessions whose time is over, and mails that are due, are looked for. Access ends on time anyway: no
    /// token outlives its session.
    @WithDefault("5s")
    Duration poll();

    /// Wait before a mail that could not be sent is tried again.
    @WithDefault("1m")
    Duration mailRetry();
}
