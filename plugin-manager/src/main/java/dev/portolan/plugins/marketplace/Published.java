package dev.portolan.plugins.marketplace;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.ReleaseState;
import dev.portolan.plugins.packages.Manifest;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.Runtime;
import dev.portolan.plugins.runtime.Budget;
import dev.portolan.plugins.runtime.Program;
import dev.portolan.plugins.schema.ConfigSchema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A release that was published: what it holds never changes, where it stands may.
///
/// @param reason why it is not just published, for those who use it
public record Published(
        PluginPackage content, ReleaseState.Status status, @Nullable String reason) {
    private static final Duration INSPECTION = Duration.ofSeconds(20);

    public PluginId plugin() {
        return manifest().release().plugin();
    }

    public String version() {
        return manifest().release().version().toString();
    }

    public String digest() {
        return content.digest();
    }

    public Manifest manifest() {
        return content.manifest();
    }

    public ConfigSchema schema() {
        return content.schema();
    }

    /// Whether installations may run it.
    public boolean runs() {
        return status != ReleaseState.Status.REVOKED;
    }

    /// Whether it may be installed where it is not yet, if its publisher is not suspended.
    public boolean offered() {
        return status == ReleaseState.Status.PUBLISHED || status == ReleaseState.Status.DEPRECATED;
    }

    /// The code, for the sandbox.
    public Program program() {
        return program(content, content.manifest().operation().limits().perCall());
    }

    /// The code, to be looked at before it is published: that may take longer than a call, on a busy machine.
    static Program inspected(PluginPackage content) {
        var calls = content.manifest().operation().limits().perCall();
        return program(content, new Budget(INSPECTION, calls.memoryMiB(), calls.outputKiB(), calls.hostCalls()));
    }

    private static Program program(PluginPackage content, Budget budget) {
        return new Program(
                content.digest(),
                budget,
                () -> content.source().orElseThrow(() -> new IllegalStateException("the release has no code")));
    }

    /// Whether there is code that the sandbox runs.
    static boolean scripted(Manifest manifest) {
        return manifest.operation().runtime() instanceof Runtime.Js;
    }
}
