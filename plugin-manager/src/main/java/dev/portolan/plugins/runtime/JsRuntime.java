package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Runs plugins written in JavaScript: QuickJS compiled to WebAssembly, within the JVM.
///
/// A plugin is one ES module. Its functions are its exports, each given the document of the call and the host:
/// ```js
/// export async function card({ config, context, input }, host) {
///   const owner = await host.catalog.get(input.entity.spec.owner);
///   host.log('warn', 'owner is', owner.metadata.name);
///   return { block: 'text', markdown: owner.metadata.description };
/// }
/// ```
/// `host` has `catalog.get(ref)`, `catalog.query({…})`, `catalog.apply({…})`, `http.fetch(url, {method, headers, body,
/// auth})`, `kv.get(key)`, `kv.put(key, value)`, `kv.delete(key)`, `kv.list({…})`, `notify({…})`,
/// `events.publish(type, data)`, `progress(done, total, message)`, `log([level,] message)`, `now()` (ISO text of the
/// call's start) and `random()`; what
/// the platform refuses is thrown as an `Error` whose
/// `name` is the code. Nothing can be imported, and there are no timers. The top level runs once, when the release
/// is prepared, with no host.
public final class JsRuntime implements PluginRuntime {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HostFunctions NO_HOST = new HostFunctions() {
        @Override
        public HostResult call(String name, JsonNode argument) {
            return new HostResult.Refused("not_permitted", "There is no host here.");
        }

        @Override
        public void log(String level, String message) {
            // Nobody reads what code says while it is looked at.
        }
    };

    private final Pooling pooling;
    private final InstantSource time;
    private final Capacity capacity;
    private final PreparedReleases<Preparation> releases;
    private @Nullable Loader loader;

    /// A runtime for JavaScript alone, which shares nothing with others.
    public JsRuntime(Pooling pooling, InstantSource time) {
        this(new Capacity(pooling), pooling, time);
    }

    JsRuntime(Capacity capacity, Pooling pooling, InstantSource time) {
        this.capacity = capacity;
        this.pooling = pooling;
        this.time = time;
        this.releases = new PreparedReleases<>(pooling.releases(), new Preparation.Late());
    }

    @Override
    public void warmUp() {
        var budget = new Budget(pooling.loading(), 16, 16, 0);
        var echo = new Program("warm-up", budget, () -> "export const echo = ({ input }) => input;");
        var preparation = load(echo, 1);
        if (preparation instanceof Preparation.Ready ready) {
            for (var i = 0; i < 20; i++) {
                run(ready, budget, request("echo", JSON.createObjectNode().put("input", i)), NO_HOST);
            }
        }
    }

    @Override
    public Inspection inspect(Program program) {
        return switch (load(program, 1)) {
            case Preparation.Broken(var message, var line) -> new Inspection.Broken(message, line);
            case Preparation.Late() -> new Inspection.Broken(pooling.late("The code"), null);
            case Preparation.Ready ready ->
                switch (run(ready, program.budget(), request(null, null), NO_HOST)) {
                    case Outcome.Returned returned -> {
                        var functions = new HashSet<String>();
                        returned.value().forEach(name -> functions.add(name.asText()));
                        yield new Inspection.Loaded(functions);
                    }
                    case Failed failed -> new Inspection.Broken(failed.message(), failed.line());
                };
        };
    }

    @Override
    public Outcome invoke(TenantId tenant, Program program, Invocation invocation, HostFunctions host) {
        return capacity.admit(tenant, () -> {
            var request = request(invocation.function(), invocation.document());
            return switch (releases.get(program.digest(), () -> load(program, pooling.idlePerRelease()))) {
                case Preparation.Broken(var message, var line) ->
                    new Failed(Reason.ERROR, message, line, Capacity.NOTHING);
                case Preparation.Late() -> new Failed(Reason.TIMEOUT, pooling.late("The code"), null, Capacity.NOTHING);
                case Preparation.Ready ready -> run(ready, program.budget(), request, host);
            };
        });
    }

    @Override
    public void forget(String digest) {
        releases.forget(digest);
    }

    @Override
    public void close() {
        capacity.close();
    }

    private Preparation load(Program program, int idle) {
        if (!(program.code() instanceof Code.Js code)) {
            throw new IllegalArgumentException(
                    "no JavaScript: " + program.code().kind());
        }
        return capacity.prepare(
                pooling.loading(),
                () -> loader().load(code, program.budget().memoryMiB(), idle),
                new Preparation.Late());
    }

    private Outcome run(Preparation.Ready ready, Budget budget, String request, HostFunctions host) {
        return capacity.run(budget, expired -> run(ready, new Call(request, budget, host, expired), budget));
    }

    private static Outcome run(Preparation.Ready ready, Call call, Budget budget) {
        var start = System.nanoTime();
        var sandbox = ready.take();
        try {
            sandbox.run(ready.snapshot().script(), call);
            var outcome = new Verdict(call, budget, sandbox.memory()).finished(usage(start, sandbox, call));
            // Before the sandbox is another thread's.
            sandbox.release();
            ready.giveBack(sandbox);
            return outcome;
        } catch (RuntimeException | StackOverflowError e) {
            sandbox.release();
            return new Verdict(call, budget, sandbox.memory()).ended(e, usage(start, sandbox, call));
        }
    }

    private static Usage usage(long start, Sandbox sandbox, Call call) {
        var wall = Duration.ofNanos(System.nanoTime() - start);
        return new Usage(wall, sandbox.memory().peakBytes(), call.outputBytes(), call.hostCalls());
    }

    private String request(@Nullable String function, @Nullable JsonNode document) {
        return JSON.createObjectNode()
                .put("function", function)
                .put("now", time.instant().toString())
                .put("seed", ThreadLocalRandom.current().nextInt())
                .set("document", document)
                .toString();
    }

    private synchronized Loader loader() {
        if (loader == null) {
            loader = new Loader(capacity.share());
        }
        return loader;
    }
}
