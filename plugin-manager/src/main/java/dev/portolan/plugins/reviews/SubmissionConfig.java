package dev.portolan.plugins.reviews;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/// Settings of packages that are sent, under `portolan.submissions`.
@ConfigMapping(prefix = "portolan.submissions")
public interface SubmissionConfig {
    /// Largest package, packed, in MiB; 1 to 9, since no request may have more than 10.
    @WithDefault("8")
    @Min(1)
    @Max(9)
    int largestMiB();

    /// Most packages that one publisher sends in an hour; 1 to 1,000.
    @WithDefault("60")
    @Min(1)
    @Max(1000)
    int perHour();

    /// Most packages that one node reads and screens at once; 1 to 32.
    @WithDefault("3")
    @Min(1)
    @Max(32)
    int atOnce();

    /// Publisher under whose name authors run what they are writing, on their own machine: nobody's plugin is taken
    /// for one of it.
    Optional<String> development();

    /// After so long without an end, whoever screened a package is taken for dead.
    @WithDefault("2m")
    Duration lease();

    /// How often is looked for such packages.
    @WithDefault("10s")
    Duration look();

    /// How long is kept what was rejected.
    @WithDefault("180d")
    Duration kept();
}
