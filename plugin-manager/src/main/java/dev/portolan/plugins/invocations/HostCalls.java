package dev.portolan.plugins.invocations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.plugins.runtime.HostFunctions;
import dev.portolan.plugins.runtime.HostResult;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/// What one call of a plugin's function may ask of the platform. Made for one call; collects its log.
final class HostCalls implements HostFunctions {
    static final String CANCELLED = "This was cancelled by whoever had asked for it.";

    private final Target target;
    private final String function;
    private final Map<String, HostFunction> functions;
    private final Occasion occasion;
    private final RemoteDelivery remote;
    private final InstantSource time;
    private final Contact contact = new Contact();
    private final Queue<LogLine> lines = new ConcurrentLinkedQueue<>();

    HostCalls(
            Target target,
            String function,
            Map<String, HostFunction> functions,
            RemoteDelivery remote,
            Occasion occasion,
            InstantSource time) {
        this.target = target;
        this.function = function;
        this.functions = functions;
        this.occasion = occasion;
        this.remote = remote;
        this.time = time;
    }

    @Override
    public HostResult call(String name, JsonNode argument) {
        var asked = functions.get(name);
        if (asked == null) {
            return new HostResult.Refused("unknown", "There is no host function " + name + ".");
        }
        if (occasion.cancelled()) {
            return new HostResult.Refused("cancelled", CANCELLED);
        }
        try {
            var result = asked.call(new HostCall(target, function, contact, occasion), argument);
            if (occasion.circular() && result instanceof HostResult.Refused refused) {
                log("warn", name + " was refused: " + refused.message()); // the plugin may keep it to itself
            }
            return result;
        } catch (IllegalStateException e) {
            Log.errorf(
                    e,
                    "host function failed plugin=%s function=%s",
                    target.release().plugin(),
                    name);
            return new HostResult.Refused("failed", "The platform could not do this.");
        }
    }

    @Override
    public HostResult deliver(String id, String body, Duration timeout, Consumer<JsonNode> said) {
        return remote.deliver(new HostCall(target, function, contact, occasion), id, body, timeout, said);
    }

    @Override
    public void log(String level, String message) {
        var line = new LogLine(time.instant(), level, function, message);
        lines.add(line);
        occasion.line(line);
    }

    Contact contact() {
        return contact;
    }

    List<LogLine> lines() {
        return List.copyOf(lines);
    }
}
