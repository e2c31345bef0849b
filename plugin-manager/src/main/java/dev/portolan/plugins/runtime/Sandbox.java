package dev.portolan.plugins.runtime;

import io.roastedroot.quickjs4j.core.JavyPluginModule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.MutabilityType;
import run.endive.wasm.types.ValType;

/// One QuickJS in WebAssembly in the JVM, for one thread at a time.
///
/// A thin engine of our own over QuickJs4J's module: its `Engine` hands out the result of an earlier call when an
/// async function rejects, leaks a module per call and keeps all output.
final class Sandbox {
    private static final List<ValType> CALL =
            List.of(ValType.I32, ValType.I32, ValType.I32, ValType.I32, ValType.I32, ValType.I32);
    private static final Bridge CLOSED = (_, _, _) -> {
        throw new Stopped(Outcome.Reason.ERROR, "The platform cannot be called while the plugin is loaded.");
    };

    private final BoundedOutput output = new BoundedOutput();
    private final Instance instance;
    private final FlatMemory memory;
    private Bridge bridge = CLOSED;

    /// @param snapshot null for an empty QuickJS
    Sandbox(int memoryMiB, HeapShare share, @Nullable Snapshot snapshot) {
        var wasi = WasiPreview1.builder()
                .withOptions(WasiOptions.builder()
                        .withStdout(output)
                        .withStderr(output)
                        .build())
                .build();
        var invoke = new HostFunction("endive", "invoke", FunctionType.of(CALL, List.of(ValType.I32)), this::invoke);
        var start = snapshot == null ? null : snapshot.memory();
        var pages = memoryMiB * (1 << 20) / FlatMemory.PAGE;
        this.instance = Instance.builder(JavyPluginModule.load())
                .withMemoryFactory(limits -> new FlatMemory(limits.initialPages(), pages, start, share))
                .withMachineFactory(JavyPluginModule::create)
                .withImportValues(ImportValues.builder()
                        .addFunction(wasi.toHostFunctions())
                        .addFunction(invoke)
                        .build())
                .build();
        this.memory = (FlatMemory) instance.memory();
        if (snapshot == null) {
            apply("initialize_runtime");
        } else {
            restore(snapshot);
        }
    }

    /// Compiles an ES module to bytecode; a syntax error traps and is told in [#output].
    byte[] compile(String source) {
        var text = write(source.getBytes(StandardCharsets.UTF_8));
        var result = apply("compileSrc", text.at(), text.size());
        return memory.readBytes(memory.readInt(result), memory.readInt(result + 4));
    }

    /// Puts bytes into the guest's memory for good.
    Snapshot.Region write(byte[] bytes) {
        var at = apply("cabi_realloc", 0, 0, 1, bytes.length);
        memory.write(at, bytes, 0, bytes.length);
        return new Snapshot.Region(at, bytes.length);
    }

    /// Runs bytecode and all promises that are ready.
    void run(Snapshot.Region bytecode, Bridge during) {
        bridge = during;
        try {
            instance.export("eval").apply(bytecode.at(), bytecode.size(), 0, 0);
        } finally {
            bridge = CLOSED;
        }
    }

    Snapshot snapshot(Snapshot.Region script) {
        var globals = IntStream.range(0, instance.globalCount())
                .mapToLong(i -> instance.global(i).getValue())
                .toArray();
        return new Snapshot(memory.image(), globals, script);
    }

    void restore(Snapshot snapshot) {
        memory.restore(snapshot.memory());
        for (var i = 0; i < snapshot.globals().length; i++) {
            var global = instance.global(i);
            if (global.getMutabilityType() == MutabilityType.Var) {
                global.setValue(snapshot.globals()[i]);
            }
        }
        output.clear();
    }

    /// Lets go of the heap that this sandbox has grown into; it is not run again before it is restored.
    void release() {
        memory.release();
    }

    FlatMemory memory() {
        return memory;
    }

    String output() {
        return output.text();
    }

    private int apply(String export, long... arguments) {
        var results = instance.export(export).apply(arguments);
        return results == null || results.length == 0 ? 0 : (int) results[0];
    }

    private long[] invoke(Instance caller, long... arguments) {
        var function = text((int) arguments[2], (int) arguments[3]);
        var size = (int) arguments[5];
        var answer = bridge.call(function, size, () -> text((int) arguments[4], size));
        var region = write(answer.getBytes(StandardCharsets.UTF_8));
        var result = apply("cabi_realloc", 0, 0, 1, 8);
        memory.writeI32(result, region.at());
        memory.writeI32(result + 4, region.size());
        return new long[] {result};
    }

    private String text(int at, int size) {
        return new String(memory.readBytes(at, size), StandardCharsets.UTF_8);
    }
}
