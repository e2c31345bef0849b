package dev.portolan.plugins.runtime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.declarations.Declarations;
import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import java.time.InstantSource;

/// Runs plugins without code: functions as steps of expressions and calls of the host.
final class DeclarativeRuntime implements PluginRuntime {
    private static final int RELEASES_PER_ENGINE = 10;

    private final Capacity capacity;
    private final InstantSource time;
    private final Cache<String, Declarations> releases;

    DeclarativeRuntime(Capacity capacity, Pooling pooling, InstantSource time) {
        this.capacity = capacity;
        this.time = time;
        this.releases = Caffeine.newBuilder()
                .maximumSize((long) RELEASES_PER_ENGINE * pooling.releases())
                .build();
    }

    @Override
    public void warmUp() {
        // The first call costs milliseconds.
    }

    @Override
    public Inspection inspect(Program program) {
        return new Inspection.Loaded(load(program).functions().keySet());
    }

    @Override
    public Outcome invoke(TenantId tenant, Program program, Invocation invocation, HostFunctions host) {
        return capacity.admit(
                tenant,
                () -> capacity.run(program.budget(), expired -> {
                    var function = releases.get(program.digest(), _ -> load(program))
                            .functions()
                            .get(invocation.function());
                    if (function == null) {
                        var message = "The plugin declares no function " + invocation.function() + ".";
                        return new Failed(Reason.ERROR, message, null, Capacity.NOTHING);
                    }
                    var asking = new Asking(program.budget(), host, expired);
                    return new DeclaredCall(
                                    program.budget(), asking, new LogLines(host), time.instant(), capacity.share())
                            .run(function, invocation.document());
                }));
    }

    private static Declarations load(Program program) {
        if (!(program.code() instanceof Code.Declarative(var declarations))) {
            throw new IllegalArgumentException(
                    "nothing declared: " + program.code().kind());
        }
        return declarations.get();
    }

    @Override
    public void forget(String digest) {
        releases.invalidate(digest);
    }

    @Override
    public void close() {
        // The threads belong to all runtimes.
    }
}
