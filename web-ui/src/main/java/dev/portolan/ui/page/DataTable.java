package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/// A table for up to some hundred rows, of its own height; on a narrow screen each row is a card with its labels.
public final class DataTable extends Div {
    private static final long serialVersionUID = 1;

    private final List<String> titles;
    private final NativeTableRow head = new NativeTableRow();
    private final NativeTableBody body = new NativeTableBody();

    /// @param titles of the columns; a title that begins with `#` is of figures, and an empty one of buttons
    public DataTable(String id, String... titles) {
        this.titles = List.of(titles);
        addClassNames("data-table", "table-frame");
        this.titles.forEach(title -> {
            var cell = new NativeTableHeaderCell(title.isEmpty() ? new Span("Actions") : new Span(words(title)));
            cell.getElement().setAttribute("scope", "col");
            if (title.isEmpty()) {
                cell.getChildren().forEach(words -> words.addClassName("visually-hidden"));
            }
            align(cell, title);
            head.add(cell);
        });
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.setId(id);
        add(table);
    }

    /// Adds a row with one component a column.
    public NativeTableRow row(Component... parts) {
        var row = made(parts);
        body.add(row);
        return row;
    }

    /// Adds a row before the others, which stay as they are.
    public NativeTableRow first(Component... parts) {
        var row = made(parts);
        body.addComponentAsFirst(row);
        return row;
    }

    private NativeTableRow made(Component... parts) {
        var row = new NativeTableRow();
        for (var index = 0; index < parts.length; index++) {
            var title = titles.get(index);
            var cell = new NativeTableCell(parts[index]);
            cell.getElement().setAttribute("data-label", words(title));
            align(cell, title);
            row.add(cell);
        }
        return row;
    }

    public void clear() {
        body.removeAll();
    }

    /// Two lines in one cell: what it is, and a word more.
    public static Component twoLines(Component first, String second) {
        var words = new Div(first);
        words.addClassName("words");
        if (!second.isBlank()) {
            var below = new Span(second);
            below.addClassName("sub");
            words.add(below);
        }
        return words;
    }

    /// The buttons of a row.
    public static Component buttons(Component... buttons) {
        var row = new Div(buttons);
        row.addClassNames("actions", "row-actions");
        return row;
    }

    private static String words(String title) {
        return title.startsWith("#") ? title.substring(1) : title;
    }

    private static void align(Component cell, String title) {
        if (title.startsWith("#")) {
            cell.addClassName("numeric");
        } else if (title.isEmpty()) {
            cell.addClassName("buttons");
        }
    }
}
