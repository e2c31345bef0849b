package dev.portolan.plugins.runtime;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Machine;
import run.endive.wasi.WasiOptions;
import run.endive.wasi.WasiPreview1;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.MutabilityType;
import run.endive.wasm.types.ValType;

/// A module that has been prepared: its code once for all, and its memory and globals as they are before any call.
final class WasmImage {
    private static final FunctionType HOST =
            FunctionType.of(List.of(ValType.I32, ValType.I32, ValType.I32, ValType.I32), List.of(ValType.I64));
    private static final FunctionType FAIL = FunctionType.of(List.of(ValType.I32, ValType.I32), List.of());

    private final WasmModule module;
    private final @Nullable Function<Instance, Machine> compiled;
    private final boolean wasi;
    private final int memoryMiB;
    private final HeapShare share;
    private @Nullable MemoryImage memory;
    private long[] globals = {};

    /// Compiles, and runs what the module begins with; bounded by the caller.
    WasmImage(WasmModule module, boolean compile, int memoryMiB, HeapShare share, AtomicLong instructions) {
        this.module = module;
        this.wasi = WasmCheck.wantsWasi(module);
        this.memoryMiB = memoryMiB;
        this.share = share;
        this.compiled = compile
                ? MachineFactoryCompiler.builder(module)
                        .withInterpreterFallback(InterpreterFallback.SILENT)
                        .compile()
                : null;
        var first = new WasmGuest(this, instructions, null);
        try {
            if (WasmCheck.exports(module, "_initialize")) {
                var _ = first.instance().export("_initialize").apply();
            }
            this.memory = first.memory().image();
            this.globals = IntStream.range(0, first.instance().globalCount())
                    .mapToLong(i -> first.instance().global(i).getValue())
                    .toArray();
        } finally {
            first.memory().release();
        }
    }

    /// A new instance in the state of the image.
    Instance instance(WasmGuest guest, AtomicLong instructions, BoundedOutput output) {
        var pages = memoryMiB * (1 << 20) / FlatMemory.PAGE;
        var start = memory;
        var builder = Instance.builder(module)
                .withStart(start == null)
                .withMemoryFactory(limits -> new FlatMemory(limits.initialPages(), pages, start, share))
                .withImportValues(imports(guest, output));
        if (compiled != null) {
            builder.withMachineFactory(compiled);
        } else {
            builder.withUnsafeExecutionListener((_, _) -> {
                if (instructions.decrementAndGet() < 0) {
                    throw new Stopped(Outcome.Reason.TIMEOUT, "The function ran more instructions than it may.");
                }
            });
        }
        var instance = builder.build();
        for (var i = 0; i < globals.length; i++) {
            var global = instance.global(i);
            if (global.getMutabilityType() == MutabilityType.Var) {
                global.setValue(globals[i]);
            }
        }
        return instance;
    }

    private ImportValues imports(WasmGuest guest, BoundedOutput output) {
        var imports = ImportValues.builder()
                .addFunction(new HostFunction(WasmCheck.HOST_MODULE, "host", HOST, guest::host))
                .addFunction(new HostFunction(WasmCheck.HOST_MODULE, "fail", FAIL, guest::fail));
        if (wasi) {
            var options = WasiOptions.builder().withStdout(output).withStderr(output);
            imports.addFunction(
                    WasiPreview1.builder().withOptions(options.build()).build().toHostFunctions());
        }
        return imports.build();
    }
}
