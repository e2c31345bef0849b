package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;

/// The head of a page: its one h1, a line below it, and the actions.
public final class PageHeader extends Header {
    private final H1 title = new H1();
    private final Span count = new Span();
    private final Div below = new Div();
    private final Div lead = new Div();
    private final Div actions = new Div();

    public PageHeader(String text) {
        addClassName("page-head");
        title.setText(text);
        count.addClassName("count");
        below.addClassName("sub");
        actions.addClassName("actions");
        var line = new Div(title, count);
        line.addClassName("title-line");
        var words = new Div(line, below);
        words.addClassName("words");
        lead.addClassName("lead");
        lead.add(words);
        add(lead, actions);
        count.setVisible(false);
        below.setVisible(false);
    }

    public PageHeader title(String text) {
        title.setText(text);
        return this;
    }

    /// How many things the page lists.
    public PageHeader count(String text) {
        count.setText(text);
        count.setVisible(!text.isEmpty());
        return this;
    }

    /// The line below the title.
    public PageHeader below(Component... parts) {
        below.removeAll();
        below.add(parts);
        below.setVisible(parts.length > 0);
        return this;
    }

    public PageHeader below(String text) {
        return below(new Span(text));
    }

    /// Put before the title: an icon on a tile.
    public PageHeader icon(Component icon) {
        if (lead.getComponentCount() > 1) {
            lead.remove(lead.getComponentAt(0));
        }
        lead.addComponentAsFirst(icon);
        return this;
    }

    public PageHeader actions(Component... parts) {
        actions.removeAll();
        actions.add(parts);
        return this;
    }
}
