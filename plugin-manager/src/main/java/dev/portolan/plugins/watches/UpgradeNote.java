package dev.portolan.plugins.watches;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is remembered of an installation and a release that it is not on.
///
/// @param digest of the release
/// @param message for the admin: what happened; null where there is nothing to say
public record UpgradeNote(
        UUID installation,
        String digest,
        Kind kind,
        @Nullable String message,
        Instant at) {
    /// What there is to remember.
    public enum Kind {
        /// Its admins have been told that the release waits for them.
        TOLD,
        /// The release's migration of the configuration failed; nothing was changed.
        MIGRATION_FAILED,
        /// The release was taken back while it was watched.
        ROLLED_BACK
    }

    /// Whether the release is not tried again by itself.
    public boolean failed() {
        return kind != Kind.TOLD;
    }
}
