package dev.portolan.plugins.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.plugins.runtime.HostFunctions;
import dev.portolan.plugins.runtime.HostResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Answers as an example has it recorded, in order; what is not recorded is refused and remembered as a flaw. For one
/// call.
final class RecordedHost implements HostFunctions {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Example example;
    private final TreeMap<String, JsonNode> kept;
    private final List<Flaw> flaws = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private int answered;

    RecordedHost(Example example) {
        this.example = example;
        var before = example.world().kept();
        this.kept = before == null ? new TreeMap<>() : new TreeMap<>(before);
    }

    @Override
    public HostResult call(String name, JsonNode argument) {
        var world = example.world();
        if (world.kept() != null && name.startsWith("kv.")) {
            return keep(name, argument);
        }
        if (world.catalog() != null && name.equals("catalog.get")) {
            return entity(world.catalog(), argument.path("ref").asText());
        }
        if (answered == world.calls().size()) {
            return unexpected(name, argument, null, "no further call");
        }
        var recorded = world.calls().get(answered);
        var difference = RecordedCall.difference(recorded, name, argument);
        if (difference != null) {
            return unexpected(name, argument, answered, difference);
        }
        answered++;
        var refusal = recorded.path("refusal");
        return refusal.isMissingNode()
                ? new HostResult.Ok(recorded.path("answer"))
                : new HostResult.Refused(
                        refusal.path("code").asText(), refusal.path("message").asText());
    }

    @Override
    public HostResult deliver(String id, String body, Duration timeout, Consumer<JsonNode> said) {
        try {
            return call("deliver", MAPPER.readTree(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the platform's own call is no JSON", e);
        }
    }

    @Override
    public void log(String level, String message) {
        lines.add(level + " " + message);
    }

    /// What the code has logged.
    List<String> lines() {
        return List.copyOf(lines);
    }

    /// What `kv` holds now.
    JsonNode kept() {
        return JSON.objectNode().setAll(kept);
    }

    /// Calls that were not recorded, and recorded ones that were not made.
    List<Flaw> flaws() {
        var all = new ArrayList<>(flaws);
        var calls = example.world().calls();
        for (var i = answered; i < calls.size() && flaws.isEmpty(); i++) {
            all.add(Flaw.of(
                    example.file(),
                    example.places().line("/host/calls/" + i),
                    "This recorded call was not made: " + RecordedCall.words(calls.get(i))));
        }
        return all;
    }

    private HostResult unexpected(String name, JsonNode argument, @Nullable Integer recorded, String expected) {
        var at = recorded == null ? "/host/calls" : "/host/calls/" + recorded;
        flaws.add(new Flaw(
                example.file(),
                example.places().line(at),
                "The platform was asked for something that is not recorded here.",
                expected,
                name + " " + argument));
        return new HostResult.Refused("unexpected", "The example has not recorded " + name + " " + argument);
    }

    private HostResult keep(String name, JsonNode argument) {
        var key = argument.path("key").asText();
        return switch (name) {
            case "kv.get" -> new HostResult.Ok(kept.getOrDefault(key, NullNode.getInstance()));
            case "kv.put" -> {
                kept.put(key, argument.path("value"));
                yield new HostResult.Ok(NullNode.getInstance());
            }
            case "kv.delete" -> {
                kept.remove(key);
                yield new HostResult.Ok(NullNode.getInstance());
            }
            case "kv.list" -> list(argument.path("prefix").asText(""));
            default -> new HostResult.Refused("unknown", "There is no host function " + name + ".");
        };
    }

    private HostResult list(String prefix) {
        var answer = JSON.objectNode();
        var items = answer.putArray("items");
        kept.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                items.addObject().put("key", key).set("value", value);
            }
        });
        return new HostResult.Ok(answer);
    }

    private static HostResult entity(List<JsonNode> catalog, String text) {
        try {
            var wanted = EntityRef.parse(text);
            return catalog.stream()
                    .filter(entity -> ref(entity).equals(wanted.toString()))
                    .findFirst()
                    .<HostResult>map(HostResult.Ok::new)
                    .orElseGet(() -> new HostResult.Refused("not_found", "There is no entity " + wanted + "."));
        } catch (IllegalArgumentException e) {
            return new HostResult.Refused("invalid", "The reference " + e.getMessage() + ".");
        }
    }

    private static String ref(JsonNode entity) {
        var metadata = entity.path("metadata");
        return (entity.path("kind").asText() + ":" + metadata.path("namespace").asText("default") + "/"
                        + metadata.path("name").asText())
                .toLowerCase(Locale.ROOT);
    }
}
