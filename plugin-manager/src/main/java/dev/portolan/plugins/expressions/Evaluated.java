package dev.portolan.plugins.expressions;

import org.jspecify.annotations.Nullable;

/// How an evaluation ended.
public sealed interface Evaluated {
    /// @param value of the kinds that [Values] knows; null when the expression has none
    record Value(@Nullable Object value) implements Evaluated {}

    /// The expression failed.
    ///
    /// @param message one sentence, with text of the author's own
    record Failed(String message) implements Evaluated {}

    /// It was ended.
    ///
    /// @param message one sentence; empty where the breach says all
    record Ended(Breach breach, String message) implements Evaluated {}
}
