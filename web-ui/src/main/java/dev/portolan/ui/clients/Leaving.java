package dev.portolan.ui.clients;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What tenant-service says about taking data out and going.
public final class Leaving {
    private Leaving() {}

    /// A file with everything that an organization has.
    ///
    /// @param state `waiting`, `running`, `done` or `failed`
    /// @param progress 0 to 100
    /// @param expiresAt when the file is thrown away
    public record Export(
            String id,
            String state,
            int progress,
            @Nullable Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable Long bytes,
            @Nullable String sha256,
            @Nullable Instant expiresAt) {
        public boolean underWay() {
            return "waiting".equals(state) || "running".equals(state);
        }
    }

    /// @param state the tenant's: `offboarding` while it can still come back
    /// @param eraseAt when everything is erased
    public record Offboarding(
            @Nullable String state, @Nullable Instant eraseAt) {
        public boolean going() {
            return "offboarding".equals(state);
        }
    }
}
