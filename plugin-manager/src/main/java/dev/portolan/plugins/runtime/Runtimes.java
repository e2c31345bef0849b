package dev.portolan.plugins.runtime;

import dev.portolan.contracts.TenantId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/// All runtimes of a node behind one interface; the kind of a release's code chooses. They share the places of tenants,
/// the threads and the memory, so that no kind is a way around another's bounds.
public final class Runtimes implements PluginRuntime {
    private final Capacity capacity;
    private final JsRuntime js;
    private final DeclarativeRuntime declarative;
    private final WasmRuntime wasm;
    private final RemoteRuntime remote;
    private final BuiltInRuntime builtIn;

    /// @param scope in which built-in functions run
    public Runtimes(Pooling pooling, InstantSource time, BuiltInScope scope, Collection<BuiltInFunction> builtIn) {
        this.capacity = new Capacity(pooling);
        this.js = new JsRuntime(capacity, pooling, time);
        this.declarative = new DeclarativeRuntime(capacity, pooling, time);
        this.wasm = new WasmRuntime(capacity, pooling, time);
        this.remote = new RemoteRuntime(capacity);
        this.builtIn = new BuiltInRuntime(capacity, scope, builtIn);
    }

    /// The runtimes without any built-in function, for tests and tools.
    public static Runtimes alone(Pooling pooling, InstantSource time) {
        return new Runtimes(pooling, time, (_, function) -> function.get(), List.of());
    }

    @Override
    public void warmUp() {
        js.warmUp();
    }

    @Override
    public Inspection inspect(Program program) {
        return of(program).inspect(program);
    }

    @Override
    public Outcome invoke(TenantId tenant, Program program, Invocation invocation, HostFunctions host) {
        return of(program).invoke(tenant, program, invocation, host);
    }

    @Override
    public void forget(String digest) {
        js.forget(digest);
        declarative.forget(digest);
        wasm.forget(digest);
    }

    @Override
    public void close() {
        capacity.close();
    }

    private PluginRuntime of(Program program) {
        return switch (program.code()) {
            case Code.Js _ -> js;
            case Code.Declarative _ -> declarative;
            case Code.Wasm _ -> wasm;
            case Code.Remote _ -> remote;
            case Code.BuiltIn _ -> builtIn;
        };
    }
}
