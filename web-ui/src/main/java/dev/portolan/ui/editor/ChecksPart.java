package dev.portolan.ui.editor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.function.IntConsumer;

/// What the catalog says of the text, as it is typed.
final class ChecksPart extends Section {
    private static final long serialVersionUID = 1;

    private final transient IntConsumer goTo;
    private final Div verdict = new Div();
    private final UnorderedList list = new UnorderedList();

    /// @param goTo brings the reader to a line
    ChecksPart(IntConsumer goTo) {
        this.goTo = goTo;
        setId("checks");
        addClassNames("card", "stack");
        getElement().setAttribute("aria-label", "Checks");
        verdict.getElement().setAttribute("aria-live", "polite");
        list.addClassName("remarks");
        add(new H2("Checks"), verdict, list);
    }

    void checking() {
        verdict.removeAll();
        verdict.add(new Badge(Tone.NEUTRAL, "Checking"));
    }

    void unknown(String reason) {
        list.removeAll();
        verdict.removeAll();
        verdict.add(new Badge(Tone.ATTENTION, "Cannot be checked right now"), new Span(" " + reason));
    }

    void show(List<Remark> remarks) {
        list.removeAll();
        verdict.removeAll();
        verdict.add(
                remarks.isEmpty()
                        ? new Badge(Tone.GOOD, "The catalog would take it")
                        : new Badge(
                                Tone.BAD,
                                remarks.size() == 1
                                        ? "One thing has to change"
                                        : remarks.size() + " things have to change"));
        remarks.forEach(remark -> list.add(item(remark)));
    }

    private ListItem item(Remark remark) {
        var line = new Button("Line " + remark.line(), _ -> goTo.accept(remark.line()));
        line.addClassName("quiet");
        line.setAriaLabel("Go to line " + remark.line() + ": " + remark.message());
        var words = new Div(new Span(remark.message()));
        words.addClassName("words");
        if (!remark.field().isEmpty()) {
            var field = new Span(remark.field());
            field.addClassName("sub");
            words.add(field);
        }
        return new ListItem(line, words);
    }
}
