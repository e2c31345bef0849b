package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Makes a sandbox with a plugin's code in it: compiles, runs the top level once, takes the snapshot.
final class Loader {
    private static final int COMPILER_MIB = 64;
    private static final int LARGEST_SNAPSHOT = 8 << 20;
    private static final Bridge LOADING = (function, _, _) -> {
        if (function.equals("$log")) {
            return "null";
        }
        throw new Stopped(Outcome.Reason.ERROR, "The platform cannot be called while the plugin is loaded.");
    };

    private final String prelude = prelude();
    private final HeapShare share;
    private final byte[] script;

    Loader(HeapShare share) {
        this.share = share;
        this.script = new Sandbox(COMPILER_MIB, share, null).compile(resource("call.js"));
    }

    /// @param idle sandboxes kept ready at most
    Preparation load(Code.Js code, int memoryMiB, int idle) {
        // On the plugin's own first line, so that line numbers stay the author's.
        var source = prelude + code.source().get();
        var compiler = new Sandbox(COMPILER_MIB, share, null);
        var sandbox = compiler;
        try {
            var bytecode = compiler.compile(source);
            sandbox = new Sandbox(memoryMiB, share, null);
            sandbox.run(sandbox.write(bytecode), LOADING);
            var snapshot = sandbox.snapshot(sandbox.write(script));
            return snapshot.memory().size() > LARGEST_SNAPSHOT
                    ? new Preparation.Broken("The code holds more than 8 MiB of memory once it is loaded.", null)
                    : new Preparation.Ready(snapshot, memoryMiB, share, idle);
        } catch (RuntimeException | StackOverflowError e) {
            return broken(sandbox, e);
        } finally {
            compiler.release();
            sandbox.release();
        }
    }

    private static Preparation broken(Sandbox sandbox, Throwable cause) {
        if (cause instanceof Stopped stopped) {
            return new Preparation.Broken(String.valueOf(stopped.getMessage()), null);
        }
        if (sandbox.memory().starved()) {
            return new Preparation.Late();
        }
        if (sandbox.memory().refusedToGrow()) {
            return new Preparation.Broken("The code needs too much memory to load.", null);
        }
        var thrown = Thrown.ofPanic(sandbox.output());
        return new Preparation.Broken(thrown.message(), thrown.line());
    }

    private static String prelude() {
        // Indirect eval: a scope of its own, and the name cannot be bound to something else in a module.
        var script = TextNode.valueOf(resource("prelude.js"));
        return "(0,eval)(" + script + ");";
    }

    private static String resource(String name) {
        try (var in = Loader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
