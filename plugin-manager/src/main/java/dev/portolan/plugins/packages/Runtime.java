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

    /// Functions declared as steps and expressions: a plugin without code.
    ///
    /// @param main path in the package, for example `functions.yaml`
    record Declarative(String main) implements Runtime {
        @Override
        public String kind() {
            return "declarative";
        }
    }

    /// One WebAssembly module.
    ///
    /// @param main path in the package, for example `plugin.wasm`
    record Wasm(String main) implements Runtime {
        @Override
        public String kind() {
            return "wasm";
        }
    }

    /// A service of the publisher's own.
    ///
    /// @param origin where it is: a template that is one of the manifest's egress permissions
    /// @param path below it, for example `/portolan`
    /// @param secret which signs the calls, as plugin code names secrets: `config.signingSecret`
    record Remote(String origin, String path, String secret) implements Runtime {
        @Override
        public String kind() {
            return "remote";
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
