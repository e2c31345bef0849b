package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.portolan.plugins.runtime.Outcome.Reason;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One call as the sandbox sees it: hands in the document, takes at most one answer, meters what is asked of the
/// host.
final class Call implements Bridge {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String DONE = "null";
    private static final int LONGEST_ARGUMENT = 1 << 20;

    private final String request;
    private final Budget budget;
    private final Asking asking;
    private final LogLines log;
    private boolean taken;
    private @Nullable JsonNode value;
    private @Nullable Thrown thrown;
    private int outputBytes;

    /// @param request JSON of `{function, document, now, seed}`
    /// @param expired set at the deadline, before the thread is interrupted
    Call(String request, Budget budget, HostFunctions host, AtomicBoolean expired) {
        this.request = request;
        this.budget = budget;
        this.asking = new Asking(budget, host, expired);
        this.log = new LogLines(host);
    }

    @Override
    public String call(String function, int size, Supplier<String> argument) {
        asking.requireTime();
        return switch (function) {
            case "$take" -> take();
            case "$put" -> put(size, argument);
            case "$fail" -> fail(size, argument);
            case "$log" -> log(size, argument);
            default -> ask(function, size, argument);
        };
    }

    /// What the function answered; null while it has not.
    @Nullable
    JsonNode value() {
        return value;
    }

    /// What the function threw; null when it did not.
    @Nullable
    Thrown thrown() {
        return thrown;
    }

    int outputBytes() {
        return outputBytes;
    }

    int hostCalls() {
        return asking.calls();
    }

    boolean expired() {
        return asking.expired();
    }

    private String take() {
        if (taken) {
            throw new Stopped(Reason.ERROR, "The plugin ran the platform's own call script.");
        }
        taken = true;
        return request;
    }

    private String put(int size, Supplier<String> argument) {
        requireNoAnswer();
        outputBytes = size;
        if (size > budget.outputKiB() * 1024) {
            throw new Stopped(Reason.OUTPUT, Sentences.output(size, budget));
        }
        try {
            value = JSON.readTree(argument.get());
        } catch (JsonProcessingException e) {
            throw new Stopped(Reason.OUTPUT, "The answer is no JSON, or nested too deeply.");
        }
        return DONE;
    }

    private String fail(int size, Supplier<String> argument) {
        requireNoAnswer();
        thrown = size > LONGEST_ARGUMENT ? Thrown.UNREADABLE : Thrown.parse(argument.get());
        return DONE;
    }

    private void requireNoAnswer() {
        if (value != null || thrown != null) {
            throw new Stopped(Reason.ERROR, "The plugin answered twice.");
        }
    }

    private String log(int size, Supplier<String> argument) {
        log.add(size, argument);
        return DONE;
    }

    private String ask(String function, int size, Supplier<String> argument) {
        asking.count(function);
        var result = size > LONGEST_ARGUMENT
                ? new HostResult.Refused("too_large", "The argument of " + function + " is larger than 1 MiB.")
                : answer(function, argument.get());
        var json = JSON.createObjectNode();
        switch (result) {
            case HostResult.Ok(var answer) -> json.put("ok", true).set("value", answer);
            case HostResult.Refused(var code, var message) ->
                json.put("ok", false).put("code", code).put("message", message);
        }
        return json.toString();
    }

    private HostResult answer(String function, String argument) {
        try {
            var tree = JSON.readTree(argument);
            return asking.answer(function, tree == null ? NullNode.instance : tree);
        } catch (JsonProcessingException e) {
            return new HostResult.Refused("invalid", "The argument of " + function + " is no JSON.");
        }
    }
}
