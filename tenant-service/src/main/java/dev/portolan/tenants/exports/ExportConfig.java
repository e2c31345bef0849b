package dev.portolan.tenants.exports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Settings under `portolan.exports`.
@ConfigMapping(prefix = "portolan.exports")
public interface ExportConfig {
    /// Where an export's files are gathered before they are kept in the database: room for the largest tenant. Without
    /// it, the folder for temporary files.
    Optional<Path> folder();

    /// How long an archive can be fetched.
    @WithDefault("7d")
    Duration life();

    /// Most archives kept of one organization; with a further one, the oldest goes; 1 to 20.
    @WithDefault("3")
    @Min(1)
    @Max(20)
    int kept();

    /// How often due exports and expired archives are looked for.
    @WithDefault("1s")
    Duration poll();

    /// After how long an export whose process says nothing is taken over by another one.
    @WithDefault("60s")
    Duration lease();

    /// How long one attempt may take.
    @WithDefault("30m")
    Duration attemptDeadline();

    /// Attempts after which an export has failed; 1 to 100.
    @WithDefault("10")
    @Min(1)
    @Max(100)
    int attempts();

    /// Wait before the second attempt; doubles with each further one, up to an hour.
    @WithDefault("5s")
    Duration firstRetry();
}
