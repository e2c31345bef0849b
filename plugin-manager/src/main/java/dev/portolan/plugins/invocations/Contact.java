package dev.portolan.plugins.invocations;

import org.jspecify.annotations.Nullable;

/// What one call of a plugin heard from outside. Its requests may run at the same time; the last word counts.
public final class Contact {
    private volatile @Nullable Boolean accepted;
    private volatile @Nullable String refuser;
    private volatile @Nullable String silence;

    /// An answer that shows that a secret is taken, or that is about something else.
    void accepted() {
        accepted = true;
    }

    /// The plugin's own destination did not take its secret.
    ///
    /// @param host as it was asked for
    void refused(String host) {
        accepted = false;
        refuser = host;
    }

    /// Nobody answered, or whoever did cannot do so now.
    void silent(String sentence) {
        silence = sentence;
    }

    void answered() {
        silence = null;
    }

    /// Whether the secret was taken; null where none was sent.
    @Nullable
    Boolean secretAccepted() {
        return accepted;
    }

    /// Who did not take the secret.
    @Nullable
    String refuser() {
        return refuser;
    }

    @Nullable
    String silence() {
        return silence;
    }
}
