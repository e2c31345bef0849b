package dev.portolan.ui.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Tone;

/// Draws a table block as a table of its own height; it scrolls sideways where it is too wide.
final class TableDrawing {
    private static final int MOST_ROWS = 200;

    private TableDrawing() {}

    static Component of(Block.Table block) {
        var head = new NativeTableRow();
        block.columns().forEach(column -> {
            var cell = new NativeTableHeaderCell(column.title() == null ? column.key() : column.title());
            cell.getElement().setAttribute("scope", "col");
            align(cell, column);
            head.add(cell);
        });
        var body = new NativeTableBody();
        block.rows().stream().limit(MOST_ROWS).forEach(row -> body.add(row(block, row)));
        var table = new NativeTable(new NativeTableHeader(head), body);
        var frame = new Div(table);
        frame.addClassName("table-frame");
        if (block.rows().size() > MOST_ROWS) {
            var more = new Span((block.rows().size() - MOST_ROWS) + " more rows are not shown");
            more.addClassName("sub");
            frame.add(more);
        }
        return frame;
    }

    private static NativeTableRow row(Block.Table block, JsonNode values) {
        var row = new NativeTableRow();
        block.columns().forEach(column -> {
            var cell = new NativeTableCell(cell(column, values.path(column.key())));
            align(cell, column);
            row.add(cell);
        });
        return row;
    }

    private static void align(Component cell, Block.Column column) {
        if ("number".equals(column.type())) {
            cell.addClassName("numeric");
        }
    }

    private static Component cell(Block.Column column, JsonNode value) {
        return switch (column.type() == null ? "text" : column.type()) {
            case "number" -> new Span(value.isNumber() ? Numbers.text(value.asDouble()) : BlockRenderer.plain(value));
            case "date" -> Moments.show(BlockRenderer.plain(value));
            case "link" -> link(value);
            case "status" -> status(value);
            default -> new Span(value.isMissingNode() ? "" : BlockRenderer.plain(value));
        };
    }

    private static Component link(JsonNode value) {
        return value.isObject()
                ? Links.outside(value.path("href").asText(), value.path("title").asText())
                : Links.outside(value.asText(), value.asText());
    }

    private static Component status(JsonNode value) {
        return value.isObject()
                ? new Badge(
                        Tone.of(value.path("state").asText()),
                        value.path("label").asText())
                : new Badge(Tone.of(value.asText()), value.asText());
    }
}
