package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/// A page or part with nothing in it yet: says so, and what to do next.
public final class EmptyState extends Div {
    public EmptyState(VaadinIcon icon, String title, String detail, Component... actions) {
        addClassName("empty-state");
        var tile = new Div(icon.create());
        tile.addClassName("tile");
        tile.getElement().setAttribute("aria-hidden", "true");
        var words = new Paragraph(detail);
        words.addClassName("sub");
        add(tile, new H2(title), words);
        if (actions.length > 0) {
            var row = new Div(actions);
            row.addClassName("actions");
            add(row);
        }
    }
}
