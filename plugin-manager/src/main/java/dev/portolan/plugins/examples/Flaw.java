package dev.portolan.plugins.examples;

import org.jspecify.annotations.Nullable;

/// Something about an example that is not as it should be.
///
/// @param file of the author's
/// @param line counted from 1, where it is known
public record Flaw(
        String file,
        @Nullable Integer line,
        String message,
        @Nullable String expected,
        @Nullable String found) {
    static Flaw of(String file, @Nullable Integer line, String message) {
        return new Flaw(file, line, message, null, null);
    }
}
