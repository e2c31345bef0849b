package dev.portolan.plugins.marketplace;

import dev.portolan.plugins.packages.Manifest;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.Runtime;
import dev.portolan.plugins.publishers.PublisherService;
import dev.portolan.plugins.runtime.Budget;
import dev.portolan.plugins.runtime.Code;
import dev.portolan.plugins.runtime.Program;
import java.time.Duration;
import java.util.Optional;

/// What the runtimes run of a package. WebAssembly is compiled to code of the JVM only where a person of the platform
/// has looked at it: a release says so itself; of what is no release yet, the platform's own.
public final class Programs {
    private static final Duration INSPECTION = Duration.ofSeconds(20);

    private Programs() {}

    /// Within the limits of its manifest.
    public static Program of(PluginPackage content) {
        return of(content, own(content.manifest()));
    }

    /// @param reviewed whether a person of the platform has looked at its code
    static Program of(PluginPackage content, boolean reviewed) {
        return program(content, content.manifest().operation().limits().perCall(), reviewed);
    }

    /// To be looked at before it is published: that may take longer than a call, on a busy machine.
    public static Program inspected(PluginPackage content) {
        return of(content, INSPECTION);
    }

    /// With another time for each call than its manifest asks for.
    public static Program of(PluginPackage content, Duration timeout) {
        var calls = content.manifest().operation().limits().perCall();
        var budget = new Budget(timeout, calls.memoryMiB(), calls.outputKiB(), calls.hostCalls());
        return program(content, budget, own(content.manifest()));
    }

    private static Program program(PluginPackage content, Budget budget, boolean reviewed) {
        return new Program(content.digest(), budget, code(content, reviewed));
    }

    private static Code code(PluginPackage content, boolean reviewed) {
        var manifest = content.manifest();
        return switch (manifest.operation().runtime()) {
            case Runtime.Js(var main) -> new Code.Js(() -> there(content.files().text(main)));
            case Runtime.Declarative _ -> new Code.Declarative(() -> there(content.declarations()));
            case Runtime.Wasm(var main) ->
                new Code.Wasm(() -> there(content.files().bytes(main)), reviewed);
            case Runtime.Remote _ -> new Code.Remote();
            case Runtime.BuiltIn() -> new Code.BuiltIn(manifest.release().plugin());
        };
    }

    private static boolean own(Manifest manifest) {
        return manifest.release().plugin().publisher().equals(PublisherService.OWN);
    }

    private static <T> T there(Optional<T> code) {
        return code.orElseThrow(() -> new IllegalStateException("the release has no code"));
    }
}
