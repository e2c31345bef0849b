package dev.portolan.plugins.installations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// Settings of installations under `portolan.installations`.
@ConfigMapping(prefix = "portolan.installations")
public interface InstallationConfig {
    /// How often what was uninstalled long enough ago is looked for, and removed for good.
    @WithDefault("1h")
    Duration sweep();

    /// How often tenants are looked for that have more plugins than their plan allows, or are allowed more again.
    @WithDefault("10s")
    Duration review();

    /// How long a node may take to apply a change before the tenant's admins are told that it lags behind.
    @WithDefault("30s")
    Duration patience();
}
