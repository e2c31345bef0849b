package dev.portolan.tenants.provisioning;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings under `portolan.provisioning`.
@ConfigMapping(prefix = "portolan.provisioning")
public interface ProvisioningConfig {
    /// How long one attempt of a step may take.
    @WithDefault("45s")
    Duration attemptDeadline();

    /// After how long a step that says nothing is taken over by another process; longer than an attempt.
    @WithDefault("60s")
    Duration lease();

    /// Wait before the second attempt; doubles with each further one.
    @WithDefault("1s")
    Duration firstRetry();

    /// Longest wait between two attempts.
    @WithDefault("2m")
    Duration longestRetry();

    /// Age at which a step that does not succeed is given up.
    @WithDefault("24h")
    Duration giveUpAfter();

    /// How often due steps are looked for when nothing has woken the worker.
    @WithDefault("1s")
    Duration poll();

    /// Most steps that run at once in this process; 1 to 64.
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int parallel();
}
