package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import dev.portolan.plugins.runtime.Outcome.Returned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.WasmRuntimeException;

/// One call of a function in WebAssembly.
final class WasmCall {
    /// What an interpreted function may run in a millisecond of its time; the interpreter itself does some more.
    private static final long INSTRUCTIONS_PER_MS = 40_000;

    private final Budget budget;
    private final Call call;
    private final String now;
    private final long start = System.nanoTime();
    private @Nullable WasmGuest guest;

    /// @param now ISO text, the same for the whole call
    WasmCall(Budget budget, Call call, String now) {
        this.budget = budget;
        this.call = call;
        this.now = now;
    }

    Outcome run(WasmImage image, Invocation invocation) {
        try {
            var made = new WasmGuest(image, instructions(budget), this);
            guest = made;
            var document = invocation.document().toString().getBytes(StandardCharsets.UTF_8);
            var answer = made.run(invocation.function(), document);
            if (WasmGuest.size(answer) == 0) {
                return failed(Reason.NO_ANSWER, "The function gave no answer.");
            }
            var _ = call.call("$put", WasmGuest.size(answer), () -> made.text(answer));
            var value = call.value();
            return value == null
                    ? failed(Reason.NO_ANSWER, "The function gave no answer.")
                    : new Returned(value, usage());
        } catch (RuntimeException | StackOverflowError e) {
            return ended(e);
        } finally {
            if (guest != null) {
                guest.memory().release();
            }
        }
    }

    static AtomicLong instructions(Budget budget) {
        return new AtomicLong(budget.timeout().toMillis() * INSTRUCTIONS_PER_MS);
    }

    /// Answers `{ok: true, value}` or `{ok: false, code, message}`.
    String host(String name, int size, Supplier<String> argument) {
        return switch (name) {
            case "log" -> {
                var _ = call.call("$log", size, argument);
                yield ok(JsonNodeFactory.instance.nullNode());
            }
            case "now" -> ok(JsonNodeFactory.instance.textNode(now));
            case "random" ->
                ok(JsonNodeFactory.instance.numberNode(
                        ThreadLocalRandom.current().nextDouble()));
            case String other
            when other.startsWith("$") ->
                JsonNodeFactory.instance
                        .objectNode()
                        .put("ok", false)
                        .put("code", "unknown")
                        .put("message", "There is no such host function.")
                        .toString();
            default -> call.call(name, size, argument);
        };
    }

    private static String ok(JsonNode value) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("ok", true)
                .<com.fasterxml.jackson.databind.node.ObjectNode>set("value", value)
                .toString();
    }

    private Outcome ended(Throwable cause) {
        if (call.expired()) {
            return failed(Reason.TIMEOUT, Sentences.timeout(budget));
        }
        if (cause instanceof StackOverflowError || cause.getCause() instanceof StackOverflowError) {
            return failed(Reason.STACK, Sentences.stack());
        }
        if (cause instanceof Stopped stopped) {
            return failed(stopped.reason(), Sentences.of(stopped, budget));
        }
        if (guest != null && guest.memory().starved()) {
            return failed(Reason.TOO_BUSY, Sentences.starved());
        }
        if (guest != null && guest.memory().refusedToGrow()) {
            return failed(Reason.MEMORY, Sentences.memory(budget));
        }
        return failed(
                Reason.ERROR,
                switch (cause) {
                    case IndexOutOfBoundsException _ -> "The plugin reached outside of its memory.";
                    case WasmRuntimeException trap -> "The plugin was ended by a trap: " + trap.getMessage() + ".";
                    default -> "The plugin brought its sandbox down.";
                });
    }

    private Outcome failed(Reason reason, String message) {
        return new Failed(reason, message, null, usage());
    }

    private Usage usage() {
        return new Usage(
                Duration.ofNanos(System.nanoTime() - start),
                guest == null ? 0 : guest.memory().peakBytes(),
                call.outputBytes(),
                call.hostCalls());
    }
}
