package dev.portolan.plugins.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.declarations.DeclaredFunction;
import dev.portolan.plugins.declarations.Step;
import dev.portolan.plugins.declarations.Template;
import dev.portolan.plugins.expressions.Breach;
import dev.portolan.plugins.expressions.Evaluated;
import dev.portolan.plugins.expressions.Meter;
import dev.portolan.plugins.expressions.Values;
import dev.portolan.plugins.runtime.Outcome.Failed;
import dev.portolan.plugins.runtime.Outcome.Reason;
import dev.portolan.plugins.runtime.Outcome.Returned;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One call of a declared function.
final class DeclaredCall {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FETCH = "http.fetch";
    private static final String FILE = "functions.yaml#";

    private final Budget budget;
    private final Asking asking;
    private final LogLines log;
    private final HeapShare share;
    private final Meter meter;
    private final long start = System.nanoTime();
    private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
    private int outputBytes;

    DeclaredCall(Budget budget, Asking asking, LogLines log, Instant now, HeapShare share) {
        this.budget = budget;
        this.asking = asking;
        this.log = log;
        this.share = share;
        this.meter = new Meter(asking::expired, share::reserve, now, (long) budget.memoryMiB() << 20);
    }

    /// @param document `{config, context, input}`
    Outcome run(DeclaredFunction function, JsonNode document) {
        try {
            document.properties().forEach(entry -> variables.put(entry.getKey(), Values.fromJson(entry.getValue())));
            return returned(Values.toJson(answer(function)));
        } catch (Stopped stopped) {
            return new Failed(stopped.reason(), Sentences.of(stopped, budget), null, stopped.place(), usage());
        } catch (IllegalArgumentException e) {
            return new Failed(Reason.ERROR, String.valueOf(e.getMessage()), null, usage());
        } finally {
            share.release(meter.reserved());
        }
    }

    private @Nullable Object answer(DeclaredFunction function) {
        for (var step : function.steps()) {
            asking.requireTime();
            switch (step) {
                case Step.Let(var name, var value) -> let(name, fill(value));
                case Step.Ask ask -> ask(ask);
                case Step.Stop(var condition, var answer) -> {
                    if (Values.holds(fill(condition))) {
                        return fill(answer);
                    }
                }
            }
        }
        return fill(function.answer());
    }

    /// What comes to nothing is no variable: it does not exist for what comes after.
    private void let(String name, @Nullable Object value) {
        if (value == null) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }

    private Outcome returned(JsonNode value) {
        var answer = value.isMissingNode() ? NullNode.instance : value;
        outputBytes = answer.toString().getBytes(StandardCharsets.UTF_8).length;
        asking.requireTime();
        return outputBytes > budget.outputKiB() * 1024
                ? new Failed(Reason.OUTPUT, Sentences.output(outputBytes, budget), null, usage())
                : new Returned(answer, usage());
    }

    private void ask(Step.Ask step) {
        var argument = Values.toJson(fill(step.with()));
        if (step.function().equals("log")) {
            var line = argument.isTextual() ? argument : argument.path("line");
            log.add(argument.path("level").asText("info"), line.asText());
            return;
        }
        switch (asking.ask(step.function(), argument.isMissingNode() ? NullNode.instance : argument)) {
            case HostResult.Refused(var _, var message) ->
                throw new Stopped(Reason.ERROR, message, FILE + step.place());
            case HostResult.Ok(var answer) -> {
                if (step.name() != null) {
                    var value = Values.fromJson(step.function().equals(FETCH) ? withJson(answer) : answer);
                    measure(value);
                    variables.put(step.name(), value);
                }
            }
        }
    }

    /// An answer's body once more as what it says, where it is JSON.
    private static JsonNode withJson(JsonNode answer) {
        var body = answer.path("body").asText("").strip();
        if (!(answer instanceof ObjectNode object) || !body.startsWith("{") && !body.startsWith("[")) {
            return answer;
        }
        try {
            return object.deepCopy().set("json", JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return answer;
        }
    }

    private @Nullable Object fill(Template template) {
        return switch (template) {
            case Template.Fixed(var value) -> value;
            case Template.Computed(var place, var expression) ->
                switch (expression.evaluate(variables, meter)) {
                    case Evaluated.Value(var value) -> value;
                    case Evaluated.Failed(var message) -> throw new Stopped(Reason.ERROR, message, FILE + place);
                    case Evaluated.Ended(var breach, var message) -> throw stopped(breach, message, place);
                };
            case Template.Entries(var entries) -> {
                var filled = new LinkedHashMap<String, @Nullable Object>();
                entries.forEach((key, entry) -> {
                    var value = fill(entry);
                    if (value != null) {
                        filled.put(key, value);
                    }
                });
                yield measure(filled);
            }
            case Template.Items(var items) -> {
                var filled = new ArrayList<@Nullable Object>();
                for (var item : items) {
                    var value = fill(item);
                    if (value != null) {
                        filled.add(value);
                    }
                }
                yield measure(filled);
            }
        };
    }

    private @Nullable Object measure(@Nullable Object value) {
        var ended = meter.tooMuch(value);
        if (ended != null) {
            throw stopped(ended.breach(), ended.message(), "");
        }
        return value;
    }

    private static Stopped stopped(Breach breach, String message, String place) {
        return switch (breach) {
            case TIME -> new Stopped(Reason.TIMEOUT, "");
            case DEPTH -> new Stopped(Reason.STACK, "");
            case STARVED -> new Stopped(Reason.TOO_BUSY, "");
            case MEMORY -> new Stopped(Reason.MEMORY, message, place.isEmpty() ? null : FILE + place);
        };
    }

    private Usage usage() {
        return new Usage(Duration.ofNanos(System.nanoTime() - start), meter.allocated(), outputBytes, asking.calls());
    }
}
