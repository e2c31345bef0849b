package dev.portolan.plugins.runtime;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.declarations.Declarations;
import java.util.function.Supplier;

/// What a release runs, by the kind of its runtime. What is supplied is asked for only when the release is not prepared
/// yet.
public sealed interface Code {
    /// As `runtime.kind` in the manifest.
    String kind();

    /// One ES module.
    record Js(Supplier<String> source) implements Code {
        @Override
        public String kind() {
            return "js";
        }
    }

    /// Functions that are declared, with expressions in them.
    record Declarative(Supplier<Declarations> declarations) implements Code {
        @Override
        public String kind() {
            return "declarative";
        }
    }

    /// A WebAssembly module.
    ///
    /// @param compiled whether its functions are compiled to code of the JVM; only what a person has
    ///     reviewed is, all else is interpreted with a budget of instructions
    record Wasm(Supplier<byte[]> module, boolean compiled) implements Code {
        @Override
        public String kind() {
            return "wasm";
        }
    }

    /// A service of the publisher's own.
    record Remote() implements Code {
        @Override
        public String kind() {
            return "remote";
        }
    }

    /// A part of the product itself.
    ///
    /// @param plugin whose [BuiltInFunction]s these are
    record BuiltIn(PluginId plugin) implements Code {
        @Override
        public String kind() {
            return "builtin";
        }
    }
}
