package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.concurrent.atomic.AtomicBoolean;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;

/// Runs plugins that are WebAssembly modules; see [WasmGuest] for how one is called.
final class WasmRuntime implements PluginRuntime {
    private static final JsonMapper JSON = new JsonMapper();

    private final Capacity capacity;
    private final Pooling pooling;
    private final InstantSource time;
    private final PreparedReleases<Prepared> releases;

    WasmRuntime(Capacity capacity, Pooling pooling, InstantSource time) {
        this.capacity = capacity;
        this.pooling = pooling;
        this.time = time;
        this.releases = new PreparedReleases<>(pooling.releases(), new Late());
    }

    private sealed interface Prepared {}

    private record Ready(WasmImage image) implements Prepared {}

    private record Broken(String message) implements Prepared {}

    private record Late() implements Prepared {}

    @Override
    public void warmUp() {
        // The first call costs some ten milliseconds.
    }

    @Override
    public Inspection inspect(Program program) {
        return switch (prepare(program)) {
            case Broken(var message) -> new Inspection.Broken(message, null);
            case Late() -> new Inspection.Broken(pooling.late("The module"), null);
            case Ready(var image) -> functions(image, program.budget());
        };
    }

    private Inspection functions(WasmImage image, Budget budget) {
        return capacity.prepare(
                pooling.loading(),
                () -> {
                    try {
                        var guest = new WasmGuest(image, WasmCall.instructions(budget), null);
                        try {
                            var names = new HashSet<String>();
                            JSON.readTree(guest.functions()).forEach(name -> names.add(name.asText()));
                            return new Inspection.Loaded(names);
                        } finally {
                            guest.memory().release();
                        }
                    } catch (RuntimeException | StackOverflowError | JsonProcessingException e) {
                        return new Inspection.Broken("The function portolan_functions does not list functions.", null);
                    }
                },
                new Inspection.Broken(pooling.late("The module"), null));
    }

    @Override
    public Outcome invoke(TenantId tenant, Program program, Invocation invocation, HostFunctions host) {
        return capacity.admit(tenant, () -> switch (releases.get(program.digest(), () -> prepare(program))) {
            case Broken(var message) -> new Failed(Reason.ERROR, message, null, Capacity.NOTHING);
            case Late() -> new Failed(Reason.TIMEOUT, pooling.late("The module"), null, Capacity.NOTHING);
            case Ready(var image) ->
                capacity.run(program.budget(), expired -> run(image, program.budget(), invocation, host, expired));
        });
    }

    private Outcome run(
            WasmImage image, Budget budget, Invocation invocation, HostFunctions host, AtomicBoolean expired) {
        var call = new Call("", budget, host, expired);
        return new WasmCall(budget, call, time.instant().toString()).run(image, invocation);
    }

    private Prepared prepare(Program program) {
        if (!(program.code() instanceof Code.Wasm wasm)) {
            throw new IllegalArgumentException(
                    "no WebAssembly: " + program.code().kind());
        }
        return capacity.prepare(pooling.loading(), () -> load(wasm, program.budget()), new Late());
    }

    private Prepared load(Code.Wasm wasm, Budget budget) {
        WasmModule module;
        try {
            module = Parser.parse(wasm.module().get());
        } catch (WasmEngineException | StackOverflowError e) {
            return new Broken("This is no WebAssembly module: " + reason(e) + ".");
        }
        var fault = WasmCheck.fault(module, budget.memoryMiB());
        if (fault.isPresent()) {
            return new Broken(fault.get());
        }
        try {
            return new Ready(new WasmImage(
                    module,
                    wasm.compiled(),
                    budget.memoryMiB(),
                    capacity.share(),
                    WasmCall.instructions(new Budget(pooling.loading(), 16, 1, 0))));
        } catch (Stopped e) {
            return new Broken(String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            return new Broken("The module does not start: " + reason(e) + ".");
        }
    }

    private static String reason(Throwable e) {
        var message = e.getMessage();
        return message == null || message.isBlank() || message.length() > 200 ? "it is broken" : message;
    }

    @Override
    public void forget(String digest) {
        releases.forget(digest);
    }

    @Override
    public void close() {
        // The threads belong to all runtimes.
    }
}
