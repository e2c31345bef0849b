package dev.portolan.ui.operatorreviews;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.ui.clients.StaffReviews.Finding;
import dev.portolan.ui.clients.StaffReviews.PackedFile;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.EmptyState;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What was found in a package, the gravest first, each with a way to the file that it is in.
final class FindingsPart extends Section {
    private static final long serialVersionUID = 1;

    private final transient Consumer<Finding> look;
    private final Set<String> files;

    /// @param look opens the file of a finding
    FindingsPart(List<Finding> findings, List<PackedFile> files, Consumer<Finding> look) {
        this.look = look;
        this.files = files.stream()
                .filter(ReviewWords::readable)
                .map(PackedFile::path)
                .collect(Collectors.toSet());
        addClassNames("card", "stack");
        setId("findings");
        getElement().setAttribute("aria-label", "Findings");
        var count = new Span(ReviewWords.count(findings));
        count.addClassName("sub");
        var head = new Div(new H2("Findings"), count);
        head.addClassName("spread");
        add(head);
        if (findings.isEmpty()) {
            add(new EmptyState(VaadinIcon.CHECK, "Nothing was found", "The scanner has nothing to say about it."));
            return;
        }
        var list = new UnorderedList();
        list.addClassName("scan-findings");
        ReviewWords.graded(findings).forEach(finding -> list.add(item(finding)));
        add(list);
    }

    private ListItem item(Finding finding) {
        var rule = new Span(ReviewWords.rule(finding.rule()));
        rule.addClassName("strong");
        var line = new Div(
                new Badge(ReviewWords.severity(finding.severity()), ReviewWords.severityWord(finding.severity())),
                rule,
                place(finding));
        line.addClassName("actions");
        var words = new Div(line, new Span(finding.message()));
        words.addClassName("words");
        if (!finding.found().isBlank() || !finding.expected().isBlank()) {
            words.add(values(finding));
        }
        return new ListItem(words);
    }

    private Component place(Finding finding) {
        if (!files.contains(finding.path())) {
            var where = new Span(ReviewWords.place(finding));
            where.addClassName("sub");
            return where;
        }
        var open = new Button(ReviewWords.place(finding), _ -> look.accept(finding));
        open.addClassNames("quiet", "place");
        open.setAriaLabel("Show " + ReviewWords.place(finding));
        return open;
    }

    private static Component values(Finding finding) {
        var values = new Div();
        values.addClassName("sub");
        if (!finding.found().isBlank()) {
            values.add(new Span("Found "), new Code(FileText.of(finding.found()).shown()), new Span(". "));
        }
        if (!finding.expected().isBlank()) {
            values.add(new Span("Expected " + finding.expected() + "."));
        }
        return values;
    }
}
