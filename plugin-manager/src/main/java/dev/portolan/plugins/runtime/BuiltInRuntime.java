package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.TenantId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import dev.portolan.plugins.runtime.Outcome.Returned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs functions that are part of the product. Their code is trusted; their time, their answers and what they ask are
/// bounded as anybody's.
final class BuiltInRuntime implements PluginRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(BuiltInRuntime.class);

    private final Capacity capacity;
    private final BuiltInScope scope;
    private final Map<PluginId, Map<String, BuiltInFunction>> functions = new HashMap<>();

    /// @throws IllegalStateException when two functions of a plugin have the same name
    BuiltInRuntime(Capacity capacity, BuiltInScope scope, Collection<BuiltInFunction> functions) {
        this.capacity = capacity;
        this.scope = scope;
        for (var function : functions) {
            var own = this.functions.computeIfAbsent(function.plugin(), _ -> new HashMap<>());
            if (own.put(function.name(), function) != null) {
                throw new IllegalStateException(function.plugin() + " has two functions " + function.name());
            }
        }
    }

    @Override
    public void warmUp() {
        // There is nothing to prepare.
    }

    @Override
    public Inspection inspect(Program program) {
        return new Inspection.Loaded(of(program).keySet());
    }

    @Override
    public Outcome invoke(TenantId tenant, Program program, Invocation invocation, HostFunctions host) {
        var function = of(program).get(invocation.function());
        if (function == null) {
            var message = "The plugin has no function " + invocation.function() + ".";
            return new Failed(Reason.ERROR, message, null, Capacity.NOTHING);
        }
        return capacity.admit(
                tenant,
                () -> capacity.run(
                        program.budget(),
                        expired -> run(tenant, function, program.budget(), invocation.document(), host, expired)));
    }

    private Outcome run(
            TenantId tenant,
            BuiltInFunction function,
            Budget budget,
            JsonNode document,
            HostFunctions host,
            AtomicBoolean expired) {
        Turn.leave();
        var start = System.nanoTime();
        var asking = new Asking(budget, host, expired);
        var lines = new LogLines(host);
        var metered = new HostFunctions() {
            @Override
            public HostResult call(String name, JsonNode argument) {
                return asking.ask(name, argument);
            }

            @Override
            public void log(String level, String message) {
                lines.add(level, message);
            }
        };
        try {
            var value = scope.call(tenant, () -> function.call(new BuiltInCall(tenant, document, metered)));
            asking.requireTime();
            var size = value.toString().getBytes(StandardCharsets.UTF_8).length;
            return size > budget.outputKiB() * 1024
                    ? new Failed(Reason.OUTPUT, Sentences.output(size, budget), null, usage(start, size, asking))
                    : new Returned(value, usage(start, size, asking));
        } catch (Stopped stopped) {
            return new Failed(stopped.reason(), Sentences.of(stopped, budget), null, usage(start, 0, asking));
        } catch (ProblemException e) {
            return new Failed(Reason.ERROR, String.valueOf(e.getMessage()), null, usage(start, 0, asking));
        } catch (RuntimeException e) {
            if (asking.expired()) {
                return new Failed(Reason.TIMEOUT, Sentences.timeout(budget), null, usage(start, 0, asking));
            }
            LOG.error("Function {} of {} failed", function.name(), function.plugin(), e);
            return new Failed(Reason.ERROR, "This part of the platform failed.", null, usage(start, 0, asking));
        }
    }

    private static Usage usage(long start, int outputBytes, Asking asking) {
        return new Usage(Duration.ofNanos(System.nanoTime() - start), 0, outputBytes, asking.calls());
    }

    private Map<String, BuiltInFunction> of(Program program) {
        return program.code() instanceof Code.BuiltIn(var plugin) ? functions.getOrDefault(plugin, Map.of()) : Map.of();
    }

    @Override
    public void forget(String digest) {
        // There is nothing that was prepared.
    }

    @Override
    public void close() {
        // The threads belong to all runtimes.
    }
}
