package dev.portolan.ui.apidocs;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.apidocs.Definition.OutlineEntry;
import dev.portolan.ui.blocks.BlockRenderer;
import dev.portolan.ui.page.Badge;
import java.util.List;
import java.util.Locale;

/// The parts of a definition in a language of its own, each to be opened.
final class OutlinePart extends Div {
    private static final long serialVersionUID = 1;
    private static final int MOST_SHOWN = 300;

    private final transient List<OutlineEntry> entries;
    private final Div list = new Div();
    private final Span count = new Span();

    OutlinePart(List<OutlineEntry> entries) {
        this.entries = entries;
        var search = new TextField();
        search.setPlaceholder("Find a part");
        search.setAriaLabel("Find a part of the definition");
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addValueChangeListener(change -> show(change.getValue()));
        count.addClassName("sub");
        count.getElement().setAttribute("role", "status");
        var row = new Div(search, count);
        row.addClassName("api-search");
        list.addClassName("api-list");
        addClassName("stack");
        add(row, list);
        show("");
    }

    private void show(String text) {
        var wanted = text.strip().toLowerCase(Locale.ROOT);
        var found = entries.stream()
                .filter(entry -> entry.name().toLowerCase(Locale.ROOT).contains(wanted)
                        || entry.kind().contains(wanted))
                .toList();
        count.setText(found.size() + (found.size() == 1 ? " part" : " parts"));
        list.removeAll();
        found.stream().limit(MOST_SHOWN).forEach(entry -> list.add(row(entry)));
    }

    private static Details row(OutlineEntry entry) {
        var name = new Span(entry.name());
        name.addClassName("api-path");
        var line = new Span("line " + entry.line());
        line.addClassName("sub");
        var head = new Div(Badge.plain(entry.kind()), name, line);
        head.addClassName("api-row");
        var row = new Details(head);
        row.addClassName("api-operation");
        row.addOpenedChangeListener(change -> {
            if (change.isOpened() && row.getContent().findAny().isEmpty()) {
                row.add(BlockRenderer.code(entry.text()));
            }
        });
        return row;
    }
}
