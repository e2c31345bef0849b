package dev.portolan.plugins.examples;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.portolan.plugins.examples.Example.Expectation;
import dev.portolan.plugins.examples.Example.World;
import dev.portolan.plugins.runtime.Outcome.Reason;
import dev.portolan.plugins.schema.Findings;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads examples and finds all that is wrong with their form.
public final class ExampleReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
    private static final Instant USUAL_TIME = Instant.parse("2026-03-02T09:30:00Z");
    private static final Set<String> RECORDED =
            Set.of("call", "url", "auth", "method", "headers", "body", "with", "answer", "refusal");

    private final String file;
    private final JsonNode json;
    private final Places places;
    private final Findings findings = new Findings();

    private ExampleReader(String file, JsonNode json, Places places) {
        this.file = file;
        this.json = json;
        this.places = places;
    }

    /// What reading an example comes to.
    public sealed interface Result {
        record Read(Example example) implements Result {}

        /// @param flaws at least one
        record Unreadable(List<Flaw> flaws) implements Result {
            public Unreadable {
                flaws = List.copyOf(flaws);
            }
        }
    }

    /// @param file for people
    public static Result read(String file, String text) {
        try {
            var json = JSON.readTree(text);
            return new ExampleReader(file, json == null ? MissingNode.getInstance() : json, Places.of(".json", text))
                    .read();
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            return new Result.Unreadable(
                    List.of(Flaw.of(file, at == null ? null : at.getLineNr(), "This is no JSON with each key once.")));
        }
    }

    private Result read() {
        if (!json.isObject()) {
            return new Result.Unreadable(List.of(Flaw.of(
                    file, 1, "An example is an object: {\"function\", \"document\", \"host\"?, \"expected\"}.")));
        }
        closed("", json, "description", "function", "document", "host", "expected", "fails");
        var function = text("/function");
        closed("/document", json.path("document"), "config", "context", "input");
        var world = world(json.path("host"));
        var expectation = expectation();
        if (function == null || expectation == null || !findings.isEmpty()) {
            return new Result.Unreadable(findings.list().stream()
                    .map(f -> new Flaw(file, places.line(f.path()), f.message(), f.expected(), f.found()))
                    .toList());
        }
        return new Result.Read(new Example(file, function, json.path("document"), world, expectation, places));
    }

    private World world(JsonNode host) {
        closed("/host", host, "now", "calls", "kv", "kvAfter", "catalog");
        var calls = new ArrayList<JsonNode>();
        for (var call : host.path("calls")) {
            var at = "/host/calls/" + calls.size();
            calls.add(call);
            closed(at, call, RECORDED.toArray(String[]::new));
            if (call.has("answer") == call.has("refusal")) {
                findings.add(at, call.toString(), "an answer or a refusal", "A recorded call has one of the two.");
            }
        }
        return new World(now(host), calls, kept(host.path("kv")), catalog(host.path("catalog")));
    }

    private Instant now(JsonNode host) {
        try {
            return host.has("now") ? Instant.parse(host.path("now").asText()) : USUAL_TIME;
        } catch (DateTimeParseException e) {
            findings.add(
                    "/host/now",
                    host.path("now").toString(),
                    "a time in UTC, such as 2026-03-02T09:30:00Z",
                    "This is no time.");
            return USUAL_TIME;
        }
    }

    private @Nullable Map<String, JsonNode> kept(JsonNode kv) {
        if (kv.isMissingNode()) {
            return null;
        }
        if (!kv.isObject()) {
            findings.add("/host/kv", kv.toString(), "an object of keys and values", "Kept values are an object.");
        }
        var kept = new HashMap<String, JsonNode>();
        kv.properties().forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return kept;
    }

    private @Nullable List<JsonNode> catalog(JsonNode catalog) {
        if (catalog.isMissingNode()) {
            return null;
        }
        if (!catalog.isArray()) {
            findings.add("/host/catalog", catalog.toString(), "a list of entities", "The catalog is a list.");
        }
        var entities = new ArrayList<JsonNode>();
        catalog.forEach(entities::add);
        return entities;
    }

    private @Nullable Expectation expectation() {
        if (json.has("expected") == json.has("fails")) {
            findings.add(
                    "",
                    json.has("fails") ? "both" : "neither",
                    "\"expected\": the output, or \"fails\": {\"reason\"?, \"message\"?}",
                    "An example says what comes of it.");
            return null;
        }
        if (json.has("expected")) {
            return new Expectation.Value(
                    json.path("expected"), json.path("host").get("kvAfter"));
        }
        var fails = json.path("fails");
        closed("/fails", fails, "reason", "message");
        return new Expectation.Failure(
                reason(fails.path("reason")), fails.path("message").asText(""));
    }

    private @Nullable Reason reason(JsonNode word) {
        if (word.isMissingNode()) {
            return null;
        }
        var found = Arrays.stream(Reason.values())
                .filter(reason -> name(reason).equals(word.asText()))
                .findFirst();
        if (found.isEmpty()) {
            var known = Arrays.stream(Reason.values()).map(ExampleReader::name).toList();
            findings.add("/fails/reason", word.toString(), "one of " + String.join(", ", known), "No such reason.");
        }
        return found.orElse(null);
    }

    static String name(Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private @Nullable String text(String pointer) {
        var value = json.at(pointer);
        if (!value.isTextual() || value.asText().isBlank()) {
            findings.add(
                    pointer,
                    value.isMissingNode() ? "nothing" : value.toString(),
                    "a name",
                    "Say which function runs.");
            return null;
        }
        return value.asText();
    }

    private void closed(String at, JsonNode object, String... known) {
        if (object.isObject()) {
            findings.closed(JsonPointer.compile(at), object, Set.of(known));
        } else if (!object.isMissingNode()) {
            findings.add(at, object.toString(), "an object", "Here stands an object.");
        }
    }
}
