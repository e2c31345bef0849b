package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;

/// A part of a page in a frame, with a heading that also names it for screen readers.
public final class Card extends Section {
    public Card(String title, Component... parts) {
        super(new H2(title));
        add(parts);
        addClassNames("card", "stack");
        getElement().setAttribute("aria-label", title);
    }
}
