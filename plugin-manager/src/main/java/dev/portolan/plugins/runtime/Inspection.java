package dev.portolan.plugins.runtime;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What loading a plugin's code shows, before it is published.
public sealed interface Inspection {
    /// @param functions names of the exported functions
    record Loaded(Set<String> functions) implements Inspection {
        public Loaded {
            functions = Set.copyOf(functions);
        }
    }

    /// @param line counted from 1, where it is known
    record Broken(String message, @Nullable Integer line) implements Inspection {}

    /// The code is elsewhere: only a call tells.
    record Elsewhere() implements Inspection {}
}
