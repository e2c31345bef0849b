package dev.portolan.ui.billing;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.portolan.ui.clients.Billing.Limit;
import java.util.List;

/// The limits of the plan as bars.
final class LimitBars extends Section {
    private static final long serialVersionUID = 1;

    LimitBars(List<Limit> limits) {
        addClassNames("card", "stack");
        setId("limits");
        var rows = new Div();
        rows.addClassName("limit-bars");
        limits.stream().map(LimitBar::of).forEach(bar -> rows.add(row(bar)));
        add(new H2("What you use of it"), rows);
    }

    private static Component row(LimitBar bar) {
        var title = new Span(bar.title());
        title.addClassName("strong");
        var words = new Span(bar.words());
        words.addClassName("numeric");
        var line = new Div(title, words);
        line.addClassName("spread");
        var progress = new ProgressBar(0, 100, bar.percent());
        progress.getElement().setAttribute("aria-label", bar.title() + ": " + bar.words());
        var note = new Span(bar.note());
        note.addClassName("sub");
        var row = new Div(line, progress, note);
        row.addClassNames("limit-bar", bar.tone().className());
        return row;
    }
}
