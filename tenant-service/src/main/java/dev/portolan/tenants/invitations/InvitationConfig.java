package dev.portolan.tenants.invitations;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// Settings under `portolan.invitations`.
@ConfigMapping(prefix = "portolan.invitations")
public interface InvitationConfig {
    /// How long the link in the mail works.
    @WithDefault("7d")
    Duration life();

    /// How long an invitation is kept after it could last be accepted.
    @WithDefault("30d")
    Duration keep();

    /// Mails that one organization may have sent within the window; 0 means any number.
    @WithDefault("200")
    @Min(0)
    int mails();

    /// Looks at invitations and acceptances that one address may make within the window; 0 means any number.
    @WithDefault("300")
    @Min(0)
    int perAddress();

    /// The window of `mails` and `per-address`.
    @WithDefault("1h")
    Duration window();

    /// Mails that this process sends at once; 1 to 16.
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int parallel();

    /// Wait before a mail is tried again; doubles with each further attempt, up to 5 min.
    @WithDefault("5s")
    Duration firstRetry();

    /// How often owed mails are looked for when nothing has woken the mailer.
    @WithDefault("1s")
    Duration poll();

    /// How often old invitations are erased.
    @WithDefault("1h")
    Duration sweep();
}
