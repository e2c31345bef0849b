package dev.portolan.plugins.runtime;

import dev.portolan.contracts.TenantId;

/// Runs functions of plugins. Thread-safe; calls block and belong on virtual threads.
public interface PluginRuntime extends AutoCloseable {
    /// Makes the first call fast; costs about a second, once a process.
    void warmUp();

    /// Loads the code once, outside any pool, and says which functions it exports.
    Inspection inspect(Program program);

    /// Runs one function. Nothing of an earlier call, of this tenant or another, can be seen by it.
    ///
    /// @param tenant whose limit of concurrent calls counts
    Outcome invoke(TenantId tenant, Program program, Invocation invocation, HostFunctions host);

    /// Drops what is prepared for a release, for example because it was revoked; calls under way go on to their
    /// deadline.
    void forget(String digest);

    @Override
    void close();
}
