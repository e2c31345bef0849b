package dev.portolan.plugins.runtime;

import java.util.function.Supplier;

/// The one way out of the sandbox.
@FunctionalInterface
interface Bridge {
    /// @param size bytes of the argument, known before it is copied
    /// @param argument reads it
    /// @return JSON, never empty: zero bytes would corrupt the guest's heap
    String call(String function, int size, Supplier<String> argument);
}
