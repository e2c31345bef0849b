package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.TenantId;
import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import dev.portolan.plugins.runtime.Outcome.Returned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/// Calls functions of a service that the publisher runs: one signed request, one answer. Of the host it has what can be
/// said on the way to the answer: lines of the log, and how far it is.
final class RemoteRuntime implements PluginRuntime {
    private static final int LONGEST_MESSAGE = 500;

    private final Capacity capacity;

    RemoteRuntime(Capacity capacity) {
        this.capacity = capacity;
    }

    @Override
    public void warmUp() {
        // There is nothing to prepare.
    }

    @Override
    public Inspection inspect(Program program) {
        return new Inspection.Elsewhere();
    }

    @Override
    public Outcome invoke(TenantId tenant, Program program, Invocation invocation, HostFunctions host) {
        return capacity.admit(
                tenant,
                () -> capacity.run(program.budget(), expired -> run(program.budget(), invocation, host, expired)));
    }

    private static Outcome run(Budget budget, Invocation invocation, HostFunctions host, AtomicBoolean expired) {
        Turn.leave();
        var start = System.nanoTime();
        // The same for all tries of one call, should there be any: the service may tell them apart by it.
        var call = UUID.randomUUID().toString();
        var request = JsonNodeFactory.instance.objectNode().put("function", invocation.function());
        request.set("document", invocation.document());
        request.put("call", call);
        var log = new LogLines(host);
        var result = host.deliver(call, request.toString(), budget.timeout(), said -> tell(said, log, host));
        var usage = new Usage(Duration.ofNanos(System.nanoTime() - start), 0, 0, 0);
        if (expired.get()) {
            return new Failed(Reason.TIMEOUT, Sentences.timeout(budget), null, usage);
        }
        return switch (result) {
            case HostResult.Refused(var code, var message) ->
                code.equals("timeout")
                        ? new Failed(Reason.TIMEOUT, Sentences.timeout(budget), null, usage)
                        : new Failed(Reason.ERROR, message, null, usage);
            case HostResult.Ok(var answer) -> judged(answer, budget, usage);
        };
    }

    private static void tell(JsonNode said, LogLines log, HostFunctions host) {
        var line = said.path("log");
        if (line.isObject()) {
            log.add(line.path("level").asText("info"), line.path("line").asText());
        }
        if (said.path("progress").isObject()
                && host.call("progress", said.path("progress")) instanceof HostResult.Refused(var _, var message)) {
            log.add("warn", message);
        }
        if (!line.isObject() && !said.path("progress").isObject()) {
            log.add("warn", "The service said neither log, progress, value nor error: " + said);
        }
    }

    private static Outcome judged(JsonNode answer, Budget budget, Usage usage) {
        var error = answer.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            var text =
                    error.isTextual() ? error.asText() : error.path("message").asText("");
            var message = text.isBlank() ? "The service failed without a message." : text;
            var shortened = message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "…";
            return new Failed(Reason.ERROR, shortened, null, usage);
        }
        var value = answer.path("value");
        if (value.isMissingNode()) {
            return new Failed(Reason.NO_ANSWER, "The service answered with neither a value nor an error.", null, usage);
        }
        var size = value.toString().getBytes(StandardCharsets.UTF_8).length;
        var used = new Usage(usage.wall(), 0, size, 0);
        return size > budget.outputKiB() * 1024
                ? new Failed(Reason.OUTPUT, Sentences.output(size, budget), null, used)
                : new Returned(value, used);
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
