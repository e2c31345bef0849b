package dev.portolan.plugins.views;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.schema.Findings;
import org.jspecify.annotations.Nullable;

/// Checks the cells of a table against its columns; a bad cell stays empty.
final class TableCheck {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Findings findings;
    private final LeafCheck leaves;

    TableCheck(Findings findings, LeafCheck leaves) {
        this.findings = findings;
        this.leaves = leaves;
    }

    ObjectNode cells(ObjectNode table, JsonPointer at) {
        var rows = JSON.arrayNode();
        var all = table.path("rows");
        for (var i = 0; i < all.size(); i++) {
            rows.add(row(
                    all.get(i), table.path("columns"), at.appendProperty("rows").appendIndex(i)));
        }
        table.set("rows", rows);
        return table;
    }

    private ObjectNode row(JsonNode row, JsonNode columns, JsonPointer at) {
        var clean = JSON.objectNode();
        for (var column : columns) {
            var key = column.path("key").asText();
            var value = row.path(key);
            if (!value.isMissingNode() && !value.isNull()) {
                var cell = cell(column.path("type").asText("text"), value, at.appendProperty(key));
                if (cell != null) {
                    clean.set(key, cell);
                }
            }
        }
        return clean;
    }

    private @Nullable JsonNode cell(String type, JsonNode value, JsonPointer at) {
        return switch (type) {
            case "number" -> leaves.take(new Shape.Number(), value, at);
            case "link" ->
                value.isObject()
                        ? pair(value, "href", new Shape.Link(), "title", at)
                        : leaves.take(new Shape.Link(), value, at);
            case "status" ->
                value.isObject()
                        ? pair(value, "state", new Shape.Word(Blocks.STATES), "label", at)
                        : leaves.take(new Shape.Word(Blocks.STATES), value, at);
            default -> leaves.take(new Shape.Scalar(), value, at);
        };
    }

    private @Nullable JsonNode pair(JsonNode value, String what, Shape shape, String text, JsonPointer at) {
        var first = leaves.take(shape, value.path(what), at.appendProperty(what));
        if (first == null || !value.path(text).isTextual()) {
            findings.add(at, value, "{\"%s\", \"%s\"}".formatted(what, text), "This cell stays empty.");
            return null;
        }
        return JSON.objectNode()
                .put(text, ViewCheck.cut(value.path(text).asText(), 300))
                .set(what, first);
    }
}
