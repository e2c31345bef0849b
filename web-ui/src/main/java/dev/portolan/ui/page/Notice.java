package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/// A sentence in a box: what is wrong or worth knowing, with the mend as a button beside it.
public final class Notice extends Div {
    public Notice(Tone tone, String title, String detail, Component... actions) {
        this(tone, title, new Span(detail), actions);
    }

    public Notice(Tone tone, String title, Component detail, Component... actions) {
        addClassNames("notice", tone.className());
        getElement().setAttribute("role", tone == Tone.BAD ? "alert" : "status");
        var icon = tone.icon().create();
        icon.getElement().setAttribute("aria-hidden", "true");
        var heading = new Span(title);
        heading.addClassName("notice-title");
        detail.addClassName("notice-detail");
        var words = new Div(heading, detail);
        words.addClassName("words");
        add(icon, words);
        if (actions.length > 0) {
            var row = new Div(actions);
            row.addClassName("actions");
            add(row);
        }
    }
}
