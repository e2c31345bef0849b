package dev.portolan.ui.clients;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The addresses at which others call plugins.
public final class Hooks {
    private Hooks() {}

    /// @param address a secret by itself
    /// @param signature how callers prove themselves; null when the address is all that they need
    /// @param lastAt when it was called last by somebody who may
    public record Hook(
            String publisher,
            String plugin,
            String extension,
            String title,
            String address,
            @Nullable Proof signature,
            @Nullable Instant lastAt) {
        /// Without the address.
        @Override
        public String toString() {
            return "Hook[" + publisher + "/" + plugin + "/" + extension + "]";
        }
    }

    /// @param kind `hmac-sha256`, `token` or `standard`
    /// @param setting such as `config.webhookSecret`
    /// @param set whether that setting has a value
    public record Proof(String kind, @Nullable String header, String setting, boolean set) {}
}
