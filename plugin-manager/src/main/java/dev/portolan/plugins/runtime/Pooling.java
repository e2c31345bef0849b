package dev.portolan.plugins.runtime;

import java.time.Duration;

/// How many sandboxes a node keeps and runs.
///
/// @param idlePerRelease sandboxes kept ready for one release, each with the memory of its snapshot (1.3 MiB and
/// up)
/// @param releases releases kept prepared; the one unused longest goes first
/// @param calls calls of all tenants that run at once, each on a thread of its own
/// @param callsPerTenant calls of one tenant that run at once
/// @param patience how long a further call waits for a place of its tenant, and of the node, before it is refused
/// @param loading how long the code of a release may take to load
/// @param memoryBytes what all calls that run may take of the heap together
public record Pooling(
        int idlePerRelease,
        int releases,
        int calls,
        int callsPerTenant,
        Duration patience,
        Duration loading,
        long memoryBytes) {
    /// For a node of modest size: at most a quarter of the heap, and about 100 MiB of sandboxes that wait.
    public static final Pooling DEFAULT = new Pooling(
            2,
            24,
            32,
            8,
            Duration.ofMillis(250),
            Duration.ofSeconds(10),
            Runtime.getRuntime().maxMemory() / 4);

    /// What is said of code that takes longer to load.
    ///
    /// @param code what it is, for example `The module`
    String late(String code) {
        return "%s could not be loaded within %,d s.".formatted(code, loading.toSeconds());
    }
}
