package dev.portolan.plugins.examples;

import dev.portolan.plugins.marketplace.Programs;
import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.Runtime;
import dev.portolan.plugins.runtime.PluginRuntime;
import dev.portolan.plugins.runtime.Pooling;
import dev.portolan.plugins.runtime.Program;
import dev.portolan.plugins.runtime.Runtimes;
import java.time.Duration;
import java.time.InstantSource;

/// The portal's runtimes on the machine of an author.
public final class AuthorsRuntime {
    private AuthorsRuntime() {}

    /// @param time as functions see it
    public static PluginRuntime open(InstantSource time) {
        return Runtimes.alone(Pooling.DEFAULT, time);
    }

    /// @param spare time beyond what the release asks for
    static Program program(PluginPackage plugin, Duration spare) {
        var asked = plugin.manifest().operation().limits().perCall();
        return Programs.of(plugin, asked.timeout().plus(spare));
    }

    /// The author's file that the code stands in.
    public static String main(PluginPackage plugin) {
        return switch (plugin.manifest().operation().runtime()) {
            case Runtime.Js(var main) -> main;
            case Runtime.Wasm(var main) -> main;
            case Runtime.Declarative(var main) -> main;
            case Runtime.Remote _ -> "service";
            case Runtime.BuiltIn _ -> "plugin.yaml";
        };
    }
}
