package dev.portolan.plugins.examples;

import dev.portolan.plugins.packages.PluginPackage;
import dev.portolan.plugins.packages.Runtime;
import dev.portolan.plugins.runtime.Budget;
import dev.portolan.plugins.runtime.JsRuntime;
import dev.portolan.plugins.runtime.PluginRuntime;
import dev.portolan.plugins.runtime.Pooling;
import dev.portolan.plugins.runtime.Program;
import java.time.Duration;
import java.time.InstantSource;

/// The portal's runtimes on the machine of an author.
public final class AuthorsRuntime {
    private static final Duration LOADING = Duration.ofSeconds(20);

    private AuthorsRuntime() {}

    public static PluginRuntime open(InstantSource time) {
        return new JsRuntime(Pooling.DEFAULT, time);
    }

    /// @param spare time beyond what the release asks for
    static Program program(PluginPackage plugin, Duration spare) {
        var asked = plugin.manifest().operation().limits().perCall();
        return program(plugin, asked, asked.timeout().plus(spare));
    }

    /// To be looked at before it is published: loading may take longer than a call.
    public static Program inspected(PluginPackage plugin) {
        return program(plugin, plugin.manifest().operation().limits().perCall(), LOADING);
    }

    /// The author's file that the code stands in.
    public static String main(PluginPackage plugin) {
        return plugin.manifest().operation().runtime() instanceof Runtime.Js(var main) ? main : "plugin.yaml";
    }

    private static Program program(PluginPackage plugin, Budget asked, Duration timeout) {
        var budget = new Budget(timeout, asked.memoryMiB(), asked.outputKiB(), asked.hostCalls());
        return new Program(
                plugin.digest(), budget, () -> plugin.files().text(main(plugin)).orElse(""));
    }
}
