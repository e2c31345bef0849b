package dev.portolan.ui.formpreview;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.SchemaChecks.Finding;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.ToIntFunction;

/// What is wrong with a schema, by the rules of publishing, each with the way to its line.
final class FindingsPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient IntConsumer goTo;

    /// @param goTo leads to a line, from 1
    FindingsPart(IntConsumer goTo) {
        this.goTo = goTo;
        setId("findings");
        getElement().setAttribute("aria-live", "polite");
    }

    void clear() {
        removeAll();
    }

    void broken(int line, String message) {
        removeAll();
        var link = new Button("Line " + line, _ -> goTo.accept(line));
        link.addClassName("quiet");
        add(new Notice(Tone.BAD, "This cannot be read", message, link));
    }

    /// @param line of a pointer
    void show(List<Finding> findings, ToIntFunction<String> line) {
        removeAll();
        if (findings.isEmpty()) {
            add(new Notice(Tone.GOOD, "A plugin with this schema can be published", "It keeps to the dialect."));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("schema-findings");
        findings.forEach(finding -> list.add(entry(finding, line.applyAsInt(finding.path()))));
        var count = findings.size() == 1 ? "One thing has to change" : findings.size() + " things have to change";
        add(new Notice(Tone.BAD, count + " before it can be published", list));
    }

    private ListItem entry(Finding finding, int line) {
        var link = new Button("Line " + line, _ -> goTo.accept(line));
        link.addClassName("quiet");
        link.setAriaLabel("Go to line " + line + ": " + finding.message());
        var where = new Code(finding.path().isEmpty() ? "/" : finding.path());
        var head = new Div(link, where);
        head.addClassName("actions");
        var expected = new Span("Found " + finding.found() + ", expected " + finding.expected() + ".");
        expected.addClassName("sub");
        var words = new Div(head, new Span(finding.message()), expected);
        words.addClassName("words");
        return new ListItem(words);
    }

    void unchecked(ProblemException problem) {
        removeAll();
        add(new Notice(
                Tone.ATTENTION,
                "The rules of publishing were not checked",
                problem.getMessage() + " The form is shown all the same."));
    }
}
