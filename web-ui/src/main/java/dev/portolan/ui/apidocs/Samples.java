package dev.portolan.ui.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// Makes an example of a schema: what it gives as one itself, or else something of its shape.
final class Samples {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 6;
    private static final int MOST_NODES = 200;

    private final References references;
    private int nodes;

    private Samples(References references) {
        this.references = references;
    }

    /// @return empty where nothing can be said
    static String of(References references, @Nullable JsonNode schema) {
        if (schema == null || schema.isMissingNode()) {
            return "";
        }
        var made = new Samples(references).make(schema, 0);
        return made.isNull() || made.isContainerNode() && made.isEmpty() ? "" : made.toPrettyString();
    }

    /// An example that the definition brings.
    ///
    /// @param holder with `example` or `examples`
    static String given(References references, JsonNode holder) {
        var example = holder.path("example");
        if (example.isMissingNode()) {
            var first = holder.path("examples").elements();
            example = first.hasNext() ? references.follow(first.next()) : example;
            example = example.has("value")
                    ? example.path("value")
                    : example.has("payload") ? example.path("payload") : example;
        }
        return example.isMissingNode() ? "" : example.isTextual() ? example.asText() : example.toPrettyString();
    }

    private JsonNode make(JsonNode node, int depth) {
        if (depth > DEEPEST || ++nodes > MOST_NODES) {
            return JSON.nullNode();
        }
        var schema = references.follow(node);
        for (var key : new String[] {"example", "const", "default"}) {
            if (schema.has(key)) {
                return schema.path(key);
            }
        }
        if (schema.path("examples").isArray() && !schema.path("examples").isEmpty()) {
            return schema.path("examples").get(0);
        }
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum").get(0);
        }
        for (var key : new String[] {"oneOf", "anyOf"}) {
            if (schema.path(key).isArray() && !schema.path(key).isEmpty()) {
                return make(schema.path(key).get(0), depth + 1);
            }
        }
        return schema.has("allOf") ? all(schema, depth) : plain(schema, depth);
    }

    private JsonNode all(JsonNode schema, int depth) {
        var merged = JSON.objectNode();
        schema.path("allOf").forEach(part -> {
            if (make(part, depth + 1) instanceof ObjectNode object) {
                merged.setAll(object);
            }
        });
        schema.path("properties")
                .properties()
                .forEach(field -> merged.set(field.getKey(), make(field.getValue(), depth + 1)));
        return merged;
    }

    private JsonNode plain(JsonNode schema, int depth) {
        return switch (SchemaWords.type(schema)) {
            case "object" -> {
                var object = JSON.objectNode();
                schema.path("properties")
                        .properties()
                        .forEach(field -> object.set(field.getKey(), make(field.getValue(), depth + 1)));
                yield object;
            }
            case "array" -> JSON.arrayNode().add(make(schema.path("items"), depth + 1));
            case "integer" -> JSON.numberNode(schema.path("minimum").asLong(0));
            case "number" -> JSON.numberNode(schema.path("minimum").asDouble(0));
            case "boolean" -> JSON.booleanNode(true);
            case "string" -> JSON.textNode(text(schema.path("format").asText()));
            default -> JSON.nullNode();
        };
    }

    private static String text(String format) {
        return switch (format) {
            case "date-time" -> "2026-01-31T09:30:00Z";
            case "date" -> "2026-01-31";
            case "uuid" -> "3fa85f64-5717-4562-b3fc-2c963f66afa6";
            case "email" -> "ada@example.com";
            case "uri", "url" -> "https://example.com";
            default -> "text";
        };
    }
}
