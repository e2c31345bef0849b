package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Span;

/// Labels and values, one beside or below the other as the room allows.
public final class Facts extends DescriptionList {
    public Facts() {
        addClassName("facts");
    }

    public Facts fact(String label, Component... values) {
        var description = new Description(values);
        add(new Term(label), description);
        return this;
    }

    public Facts fact(String label, String value) {
        return fact(label, new Span(value));
    }
}
