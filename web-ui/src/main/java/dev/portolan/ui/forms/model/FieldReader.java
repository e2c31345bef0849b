package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.forms.model.Field.Condition;
import dev.portolan.ui.forms.model.Field.Info;
import dev.portolan.ui.forms.model.Field.Length;
import dev.portolan.ui.forms.model.Field.Option;
import dev.portolan.ui.forms.model.Field.Place;
import dev.portolan.ui.forms.model.Field.Range;
import dev.portolan.ui.forms.model.Field.Rules;
import dev.portolan.ui.forms.model.Field.Words;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one field, whatever its kind.
final class FieldReader {
    static final int MOST_OPTIONS = 200;
    private static final int MOST_SUGGESTIONS = 8;
    private static final double LAST = 1_000_000;

    private final SchemaReader groups;

    FieldReader(SchemaReader groups) {
        this.groups = groups;
    }

    /// Where a field stands beside others.
    ///
    /// @param position among its siblings; -1 for before all of them
    record Stand(String name, boolean required, boolean tested, boolean repeated, int position) {}

    Info info(JsonNode schema, JsonPointer at, Stand stand, List<Condition> conditions) {
        var order = schema.path("x-order");
        return new Info(
                at.toString(),
                words(
                        schema,
                        schema.path("title").isTextual()
                                ? schema.path("title").asText()
                                : SchemaReader.words(stand.name())),
                new Rules(stand.required(), schema.path("x-immutable").asBoolean(), schema.get("default")),
                new Place(
                        order.isNumber() ? order.asDouble() : stand.position() < 0 ? -LAST : LAST + stand.position(),
                        schema.path("x-group").asText(""),
                        schema.path("x-widget").asText(""),
                        stand.repeated()),
                conditions);
    }

    Info itemInfo(JsonNode schema, JsonPointer at, String title) {
        return new Info(
                at.toString(),
                words(schema, title),
                new Rules(true, false, null),
                new Place(0, "", schema.path("x-widget").asText(""), true),
                List.of());
    }

    private static Words words(JsonNode schema, String title) {
        var deprecated = schema.path("x-deprecated");
        return new Words(
                title,
                schema.path("description").asText(""),
                deprecated.isTextual() ? deprecated.asText() : deprecated.asBoolean() ? "" : null,
                schema.path("x-suggest")
                        .valueStream()
                        .filter(SchemaReader::scalar)
                        .limit(MOST_SUGGESTIONS)
                        .toList());
    }

    Field field(JsonNode schema, Info info) {
        return field(schema, info, false);
    }

    /// @param tested whether others depend on it
    Field field(JsonNode schema, Info info, boolean tested) {
        if (schema.path("x-secret").isObject() || schema.path("x-secret").asBoolean()) {
            return new Field.Secret(
                    info, schema.path("x-secret").path("for").asText(""), length(schema, "minLength", "maxLength"));
        }
        if (SchemaReader.scalar(schema.path("const"))) {
            return new Field.Constant(info, schema.path("const"));
        }
        var options = options(schema);
        if (!options.isEmpty()) {
            return new Field.Choice(info, options);
        }
        var live = schema.path("x-options").isObject();
        return switch (schema.path("type").asText(schema.has("properties") || schema.has("oneOf") ? "object" : "")) {
            case "boolean" -> new Field.Flag(info, tested || info.required());
            case "integer" -> live(live, info, new Field.Number(info, true, range(schema)));
            case "number" -> live(live, info, new Field.Number(info, false, range(schema)));
            case "string" -> live(live, info, text(schema, info));
            case "array" -> list(schema, info, live);
            case "object" ->
                new Field.Group(
                        info,
                        groups.group(
                                schema,
                                JsonPointer.compile(info.pointer()),
                                info.place().repeated()));
            default -> new Field.Opaque(info);
        };
    }

    private static Field live(boolean live, Info info, Field plain) {
        return live ? new Field.Live(info, plain) : plain;
    }

    private static Field.Text text(JsonNode schema, Info info) {
        return new Field.Text(
                info,
                Format.named(schema.path("format").asText("")),
                length(schema, "minLength", "maxLength"),
                schema.path("pattern").asText(""));
    }

    private Field list(JsonNode schema, Info info, boolean live) {
        var items = schema.path("items");
        var length = length(schema, "minItems", "maxItems");
        if (!items.isObject() || items.path("type").asText().equals("array")) {
            return new Field.Opaque(info);
        }
        var plain = new Info(info.pointer(), info.words(), new Rules(true, false, null), info.place(), List.of());
        var options = options(items);
        if (!options.isEmpty()) {
            return new Field.Many(info, new Field.Choice(plain, options), length);
        }
        var type = items.path("type").asText();
        if (live || items.path("x-options").isObject()) {
            if (type.equals("string")) {
                return new Field.Many(info, new Field.Live(plain, text(items, plain)), length);
            }
            if (type.equals("integer") || type.equals("number")) {
                var number = new Field.Number(plain, type.equals("integer"), range(items));
                return new Field.Many(info, new Field.Live(plain, number), length);
            }
        }
        return new Field.Sequence(
                info, items, length, schema.path("uniqueItems").asBoolean());
    }

    /// `enum`, or `oneOf` with a constant and a title each.
    private static List<Option> options(JsonNode schema) {
        if (schema.path("enum").isArray()) {
            return schema.path("enum")
                    .valueStream()
                    .filter(SchemaReader::scalar)
                    .distinct()
                    .limit(MOST_OPTIONS)
                    .map(value -> new Option(value, value.asText()))
                    .toList();
        }
        var titled = schema.path("oneOf");
        return titled.valueStream().allMatch(branch -> SchemaReader.scalar(branch.path("const")))
                ? titled.valueStream()
                        .limit(MOST_OPTIONS)
                        .map(branch -> new Option(
                                branch.path("const"),
                                branch.path("title").asText(branch.path("const").asText())))
                        .toList()
                : List.of();
    }

    private static Length length(JsonNode schema, String least, String most) {
        return new Length(
                Math.max(0, schema.path(least).asInt(0)),
                schema.path(most).isNumber() ? Math.max(0, schema.path(most).asInt()) : -1);
    }

    private static Range range(JsonNode schema) {
        return new Range(
                bound(schema, "minimum"),
                bound(schema, "exclusiveMinimum"),
                bound(schema, "maximum"),
                bound(schema, "exclusiveMaximum"),
                bound(schema, "multipleOf"));
    }

    private static @Nullable BigDecimal bound(JsonNode schema, String keyword) {
        return Numbers.of(schema.path(keyword));
    }

    static List<String> texts(JsonNode list) {
        return list.valueStream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
    }
}
