package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.forms.Field.Condition;
import dev.portolan.ui.forms.Field.Info;
import dev.portolan.ui.forms.Field.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a form from a JSON Schema of the closed subset that the plugin manager accepts.
final class SchemaReader {
    private static final double LAST = 1_000_000;

    private SchemaReader() {}

    /// The fields in the order in which they are shown.
    static List<Field> read(JsonNode schema) {
        return fields(schema, "");
    }

    /// @param parent JSON Pointer of the object that the schema describes
    static List<Field> read(JsonNode schema, String parent) {
        return fields(schema, parent);
    }

    private static List<Field> fields(JsonNode schema, String parent) {
        Map<String, Field> found = new LinkedHashMap<>();
        properties(schema, parent, null, found);
        conditional(schema, parent, found);
        alternatives(schema, parent, found);
        return found.values().stream()
                .sorted(Comparator.comparingDouble(field -> field.info().place().order()))
                .toList();
    }

    private static void properties(
            JsonNode schema, String parent, @Nullable Condition condition, Map<String, Field> found) {
        var required = texts(schema.path("required"));
        schema.path("properties").properties().forEach(property -> {
            var pointer = parent + "/" + property.getKey().replace("~", "~0").replace("/", "~1");
            var described =
                    property.getValue().size() > 1 || !property.getValue().has("const");
            if (described) {
                found.putIfAbsent(
                        pointer,
                        field(property.getValue(), info(property, pointer, required, condition, found.size())));
            }
        });
    }

    /// `if` a sibling has a constant, `then` these, `else` those.
    private static void conditional(JsonNode schema, String parent, Map<String, Field> found) {
        schema.path("if").path("properties").properties().stream()
                .filter(test -> test.getValue().has("const"))
                .findFirst()
                .ifPresent(test -> {
                    var pointer = parent + "/" + test.getKey();
                    var value = test.getValue().path("const").asText();
                    properties(schema.path("then"), parent, new Condition(pointer, value, true), found);
                    properties(schema.path("else"), parent, new Condition(pointer, value, false), found);
                });
    }

    /// `oneOf` with a constant that tells the alternatives apart: a choice, and the fields of each.
    private static void alternatives(JsonNode schema, String parent, Map<String, Field> found) {
        var options = new ArrayList<String>();
        for (var alternative : schema.path("oneOf")) {
            alternative.path("properties").properties().stream()
                    .filter(property -> property.getValue().has("const"))
                    .findFirst()
                    .ifPresent(tag -> {
                        var pointer = parent + "/" + tag.getKey();
                        options.add(tag.getValue().path("const").asText());
                        found.put(
                                pointer,
                                new Field.Choice(
                                        info(tag, pointer, List.of(tag.getKey()), null, found.size()), options));
                        var condition = new Condition(pointer, options.getLast(), true);
                        properties(alternative, parent, condition, found);
                    });
        }
    }

    private static Info info(
            Map.Entry<String, JsonNode> property,
            String pointer,
            List<String> required,
            @Nullable Condition condition,
            int position) {
        var schema = property.getValue();
        return new Info(
                pointer,
                schema.path("title").asText(words(property.getKey())),
                schema.path("description").asText(""),
                required.contains(property.getKey()),
                schema.path("x-immutable").asBoolean(),
                new Place(
                        schema.path("x-order").asDouble(LAST + position),
                        schema.path("x-group").asText("")),
                condition);
    }

    private static Field field(JsonNode schema, Info info) {
        if (schema.has("x-secret")) {
            return new Field.Secret(info);
        }
        if (schema.has("enum")) {
            return new Field.Choice(info, texts(schema.path("enum")));
        }
        return switch (schema.path("type").asText("string")) {
            case "boolean" -> new Field.Flag(info);
            case "integer", "number" ->
                new Field.Number(
                        info,
                        schema.path("type").asText().equals("integer"),
                        bound(schema.path("minimum")),
                        bound(schema.path("maximum")));
            case "array" -> many(schema, schema.path("items"), info);
            case "object" -> new Field.Group(info, fields(schema, info.pointer()));
            case "string" ->
                new Field.Text(
                        info,
                        schema.path("format").asText(""),
                        schema.path("maxLength").asInt(0));
            default -> new Field.Opaque(info);
        };
    }

    private static Field many(JsonNode schema, JsonNode items, Info info) {
        return switch (items.path("type").asText("string")) {
            case "string" -> new Field.Many(info, texts(items.path("enum")), false);
            case "integer", "number" -> new Field.Many(info, texts(items.path("enum")), true);
            case "object" ->
                new Field.Items(info, items, schema.path("maxItems").asInt(0));
            default -> new Field.Opaque(info);
        };
    }

    private static @Nullable Double bound(JsonNode node) {
        return node.isNumber() ? node.asDouble() : null;
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /// `maxRetries` reads as `Max retries` where a schema gives no title.
    static String words(String key) {
        var spaced =
                key.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' ').replace('-', ' ');
        var lower = spaced.toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? key : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }
}
