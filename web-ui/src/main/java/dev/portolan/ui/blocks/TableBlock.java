package dev.portolan.ui.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.ui.blocks.Surroundings.Further;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table block: sorted by a click on a column's title, longer by a button where the plugin has more. It scrolls
/// sideways where it is too wide.
final class TableBlock extends Div {
    private static final long serialVersionUID = 1;
    private static final int STEP = 100;
    private static final int MOST_ROWS = 2_000;

    private final transient Surroundings around;
    private final transient Block.Table block;
    private final transient List<JsonNode> rows;
    private final NativeTableBody body = new NativeTableBody();
    private final transient Map<Block.Column, NativeTableHeaderCell> heads = new LinkedHashMap<>();
    private final Div foot = new Div();
    private final Span said = new Span();
    private transient Sorting sorting = Sorting.NONE;
    private @Nullable String next;
    private int shown = STEP;

    TableBlock(Block.Table block, Surroundings around) {
        this.around = around;
        this.block = block;
        this.rows = new ArrayList<>(block.rows());
        this.next = block.next();
        var head = new NativeTableRow();
        block.columns().forEach(column -> head.add(head(column)));
        var frame = new Div(new NativeTable(new NativeTableHeader(head), body));
        frame.addClassName("table-frame");
        frame.getElement().setAttribute("tabindex", "0");
        frame.getElement().setAttribute("role", "region");
        frame.getElement().setAttribute("aria-label", "Table");
        foot.addClassName("table-foot");
        said.addClassName("sub");
        said.getElement().setAttribute("role", "status");
        addClassName("block-table");
        add(frame, foot);
        draw();
    }

    private NativeTableHeaderCell head(Block.Column column) {
        var cell = new NativeTableHeaderCell();
        cell.getElement().setAttribute("scope", "col");
        var title = column.title() == null ? column.key() : column.title();
        if (rows.size() > 1) {
            var sort = new Button(title, _ -> sort(column));
            sort.addClassName("sort");
            cell.add(sort);
        } else {
            cell.setText(title);
        }
        if ("number".equals(column.type())) {
            cell.addClassName("numeric");
        }
        heads.put(column, cell);
        return cell;
    }

    private void sort(Block.Column column) {
        sorting = sorting.by(column);
        heads.forEach((other, cell) -> {
            cell.getElement().setAttribute("aria-sort", sorting.word(other));
            cell.getChildren()
                    .filter(Button.class::isInstance)
                    .map(Button.class::cast)
                    .forEach(button -> {
                        button.setIconAfterText(true);
                        button.setIcon(sorting.of(other) ? icon() : null);
                    });
        });
        draw();
    }

    private Component icon() {
        return (sorting.descending() ? VaadinIcon.ARROW_DOWN : VaadinIcon.ARROW_UP).create();
    }

    private void draw() {
        body.removeAll();
        sorting.sorted(rows).stream().limit(shown).forEach(row -> body.add(row(row)));
        foot.removeAll();
        if (rows.isEmpty()) {
            said.setText("No rows");
        } else if (shown < rows.size() || next != null) {
            said.setText(Math.min(shown, rows.size()) + (next == null ? " of " + rows.size() : "") + " rows shown");
        } else {
            said.setText("");
        }
        foot.add(said);
        if (shown < rows.size() || next != null && rows.size() < MOST_ROWS) {
            var more = new Button("Show more");
            more.setDisableOnClick(true);
            more.addClickListener(_ -> more(more));
            foot.add(more);
        }
        foot.setVisible(!said.getText().isEmpty());
    }

    private void more(Button button) {
        var cursor = next;
        if (shown < rows.size() || cursor == null) {
            shown += STEP;
            draw();
            return;
        }
        around.more(block.id() == null ? "" : block.id(), cursor, further -> {
            switch (further) {
                case Further.Rows(var added, var then) -> {
                    rows.addAll(added);
                    shown = Math.max(shown, rows.size());
                    // a plugin that sends the same place again would send the same rows for ever
                    next = cursor.equals(then) ? null : then;
                    draw();
                }
                case Further.Failed(var reason) -> {
                    said.setText(reason);
                    button.setEnabled(true);
                }
            }
        });
    }

    private NativeTableRow row(JsonNode values) {
        var row = new NativeTableRow();
        block.columns().forEach(column -> {
            var cell = new NativeTableCell(Cells.of(around.tenant(), column, values.path(column.key())));
            if ("number".equals(column.type())) {
                cell.addClassName("numeric");
            }
            row.add(cell);
        });
        return row;
    }
}
