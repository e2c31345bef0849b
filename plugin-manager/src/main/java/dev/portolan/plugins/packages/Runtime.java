package dev.portolan.plugins.packages;

/// By what a release runs.
public sealed interface Runtime {
    /// As `runtime.kind` in the manifest.
    String kind();

    /// One JavaScript file in the sandbox.
    ///
    /// @param main path in the package, for example `plugin.js`
    record Js(String main) implements Runtime {
        @Override
        public String kind() {
            return "js";
        }
    }

    /// A part of the product itself; only for publisher `portolan`.
    record BuiltIn() implements Runtime {
        @Override
        public String kind() {
            return "builtin";
        }
    }
}
