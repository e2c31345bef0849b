package dev.portolan.plugins.runtime;

import java.util.function.Supplier;

/// The code of one release.
///
/// @param digest of the release; the same digest is always the same code and budget
public record Program(String digest, Budget budget, Code code) {
    /// A program in JavaScript.
    ///
    /// @param source asked only when the release is not prepared yet
    public Program(String digest, Budget budget, Supplier<String> source) {
        this(digest, budget, new Code.Js(source));
    }
}
