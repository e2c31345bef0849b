package dev.portolan.tenants.signups;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings under `portolan.signups`.
@ConfigMapping(prefix = "portolan.signups")
public interface SignupConfig {
    /// How long the link in the mail works, and how long the sign-up keeps its slug without being confirmed.
    @WithDefault("24h")
    Duration life();

    /// Sign-ups that one address may make within the window; 0 means any number.
    @WithDefault("10")
    @Min(0)
    int perAddress();

    /// The window of `per-address`.
    @WithDefault("1h")
    Duration window();

    /// Mails that may be asked for again within the window, for each sign-up; 0 means any number.
    @WithDefault("5")
    @Min(0)
    int mails();

    /// Wrong codes after which a sign-up takes no more; 1 to 100.
    @WithDefault("10")
    @Min(1)
    @Max(100)
    int wrongCodes();

    /// How often expired sign-ups are erased.
    @WithDefault("10m")
    Duration sweep();
}
