package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads fields that an answer may lack.
final class Fields {
    private Fields() {}

    static Optional<String> text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank()
                ? Optional.of(value.asText())
                : Optional.empty();
    }

    static @Nullable Instant instant(JsonNode node, String name) {
        try {
            return text(node, name).map(Instant::parse).orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static Optional<Long> number(JsonNode node, String name) {
        var value = node.path(name);
        return value.isNumber() ? Optional.of(value.asLong()) : Optional.empty();
    }

    /// The same object but for some fields; anything else as it is. What the fields hold is shared, not copied.
    static JsonNode without(JsonNode node, String... names) {
        return node instanceof ObjectNode object
                ? object.objectNode().<ObjectNode>setAll(object).without(List.of(names))
                : node;
    }

    static <T> List<T> list(JsonNode node, String name, Function<JsonNode, T> item) {
        var items = new ArrayList<T>();
        node.path(name).forEach(value -> items.add(item.apply(value)));
        return List.copyOf(items);
    }
}
