package dev.portolan.plugins.watches;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An installation on trial.
///
/// @param revision that is watched; when the installation is at another, somebody has taken over
/// @param backTo the revision that is brought back when it fails
/// @param until when the trial is over
/// @param failures of the health function, in a row
/// @param complaint why it is to be taken back; null while it is not
public record Watch(
        UUID installation,
        long revision,
        long backTo,
        Instant since,
        Instant until,
        int failures,
        @Nullable Complaint complaint) {
    /// What is wrong with a release on trial.
    ///
    /// @param cause one word: `health` or `calls`
    /// @param sentence for the admin
    public record Complaint(String cause, String sentence) {
        /// The release's own health function failed.
        public static final String HEALTH = "health";

        /// Calls of its functions failed.
        public static final String CALLS = "calls";
    }
}
