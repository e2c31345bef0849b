package dev.portolan.ui.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// A schema as lines of words, one a field, what is within others below them.
final class SchemaWords {
    private static final int DEEPEST = 5;
    private static final int MOST_LINES = 250;
    private static final int MOST_VALUES = 12;

    private final References references;
    private final List<Line> lines = new ArrayList<>();

    private SchemaWords(References references) {
        this.references = references;
    }

    /// @param depth within how many others it is
    /// @param type for example `array of Pet`
    record Line(int depth, String name, String type, boolean required, String description) {}

    static List<Line> of(References references, JsonNode schema) {
        var words = new SchemaWords(references);
        words.fields(schema, 0, new HashSet<>());
        if (words.lines.size() >= MOST_LINES) {
            words.lines.add(new Line(0, "…", "", false, "There is more. The definition itself has all of it."));
        }
        return List.copyOf(words.lines);
    }

    private void fields(JsonNode node, int depth, Set<String> within) {
        var schema = references.follow(node);
        var name = References.name(node);
        if (depth > DEEPEST || !name.isEmpty() && !within.add(name)) {
            return;
        }
        schema.path("allOf").forEach(part -> fields(part, depth, within));
        for (var key : new String[] {"oneOf", "anyOf"}) {
            for (var part : schema.path(key)) {
                line(new Line(depth, "", "or " + words(part), false, ""));
                fields(part, depth + 1, new HashSet<>(within));
            }
        }
        var required = texts(schema.path("required"));
        schema.path("properties").properties().forEach(field -> {
            var value = references.follow(field.getValue());
            line(new Line(
                    depth,
                    field.getKey(),
                    words(field.getValue()),
                    required.contains(field.getKey()),
                    described(field.getValue(), value)));
            inner(field.getValue(), value, depth, within);
        });
        if (schema.path("additionalProperties").isObject()) {
            line(new Line(depth, "*", words(schema.path("additionalProperties")), false, "any other name"));
            fields(schema.path("additionalProperties"), depth + 1, new HashSet<>(within));
        }
        if (type(schema).equals("array")) {
            fields(schema.path("items"), depth, within);
        }
    }

    private void inner(JsonNode node, JsonNode value, int depth, Set<String> within) {
        if (lines.size() < MOST_LINES) {
            fields(type(value).equals("array") ? value.path("items") : node, depth + 1, new HashSet<>(within));
        }
    }

    private void line(Line line) {
        if (lines.size() < MOST_LINES) {
            lines.add(line);
        }
    }

    private static String described(JsonNode node, JsonNode value) {
        var own = node.path("description").asText(value.path("description").asText(""));
        var values = value.path("enum");
        if (!values.isArray() || values.isEmpty()) {
            return own;
        }
        var list = StreamSupport.stream(values.spliterator(), false)
                .limit(MOST_VALUES)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        var all = "One of " + list + (values.size() > MOST_VALUES ? ", …" : "") + ".";
        return own.isEmpty() ? all : own + " " + all;
    }

    /// A type in words, for example `array of Pet` or `string (date-time)`.
    String words(JsonNode node) {
        return words(references, node, 0);
    }

    static String words(References references, JsonNode node, int depth) {
        var schema = references.follow(node);
        var name = References.name(node);
        var type = type(schema);
        if (type.equals("array") && depth < 3) {
            return "array of " + words(references, schema.path("items"), depth + 1);
        }
        if (!name.isEmpty()) {
            return name;
        }
        var format = schema.path("format").asText("");
        return (type.isEmpty() ? "anything" : type) + (format.isEmpty() ? "" : " (" + format + ")");
    }

    /// The type itself; of several the first that is not null.
    static String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray()) {
            for (var one : type) {
                if (!one.asText().equals("null")) {
                    return one.asText();
                }
            }
        }
        if (type.isTextual()) {
            return type.asText();
        }
        return schema.has("properties") || schema.has("allOf") ? "object" : schema.has("items") ? "array" : "";
    }

    private static Set<String> texts(JsonNode array) {
        var texts = new HashSet<String>();
        if (array.isArray()) {
            array.forEach(text -> texts.add(text.asText()));
        }
        return texts;
    }
}
