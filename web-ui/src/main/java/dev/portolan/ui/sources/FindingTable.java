package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Sources.Finding;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Links;
import java.util.List;

/// What is wrong, where, what was found there, what belongs there, and how to mend it.
final class FindingTable extends Div {
    private static final long serialVersionUID = 1;

    private final Slug tenant;
    private final boolean several;
    private final DataTable table;

    /// @param several whether the findings are of more than one source
    FindingTable(String id, Slug tenant, boolean several) {
        this.tenant = tenant;
        this.several = several;
        this.table = several
                ? new DataTable(id, "File", "#Line", "Path", "Found", "Expected", "What to do", "Source")
                : new DataTable(id, "File", "#Line", "Path", "Found", "Expected", "What to do");
        addClassName("findings");
        add(table);
    }

    FindingTable show(List<Finding> findings) {
        findings.forEach(this::row);
        return this;
    }

    private void row(Finding finding) {
        var cells = new Component[] {
            file(finding),
            new Span(finding.line().map(String::valueOf).orElse("–")),
            code(finding.path().orElse("")),
            code(finding.found().orElse("")),
            new Span(finding.expected().orElse("–")),
            words(finding)
        };
        if (!several) {
            table.row(cells);
            return;
        }
        var all = new Component[cells.length + 1];
        System.arraycopy(cells, 0, all, 0, cells.length);
        all[cells.length] = source(finding);
        table.row(all);
    }

    private Component source(Finding finding) {
        var target = finding.target().orElse("Unknown");
        Component source = finding.source()
                .<Component>map(id ->
                        new Anchor("/" + tenant + "/sources/" + id, SourceWords.lastPart(SourceWords.brief(target))))
                .orElseGet(() -> new Span(target));
        source.getElement().setAttribute("title", target);
        var words = new Div(source);
        words.addClassName("words");
        if (finding.at() != null) {
            words.add(new Ago(finding.at()));
        }
        return words;
    }

    private static Component file(Finding finding) {
        var file = finding.file().orElse("");
        if (file.isEmpty()) {
            return new Span("–");
        }
        var number = finding.number().filter(document -> document > 1);
        var link = Links.outside(SourceWords.at(file, finding.line()), SourceWords.lastPart(file));
        link.getElement().setAttribute("title", file);
        return DataTable.twoLines(
                link, number.map(document -> "Document " + document).orElse(""));
    }

    private static Component code(String text) {
        return text.isEmpty() ? new Span("–") : new Code(text);
    }

    private static Component words(Finding finding) {
        var words =
                DataTable.twoLines(new Span(finding.message()), finding.mend().orElse(""));
        words.addClassName("what");
        return words;
    }

    /// The same as a list, for where there is little room.
    static Component brief(Finding finding) {
        var place = new StringBuilder(finding.file().map(SourceWords::lastPart).orElse(""));
        finding.line()
                .ifPresent(line ->
                        place.append(place.isEmpty() ? "Line " : ", line ").append(line));
        finding.path()
                .ifPresent(path -> place.append(place.isEmpty() ? "" : ", ").append(path));
        var words = new Div();
        words.addClassNames("words", "finding");
        if (!place.isEmpty()) {
            var where = new Span(place.toString());
            where.addClassNames("sub", "strong");
            words.add(where);
        }
        words.add(new Span(finding.message()));
        if (finding.found().isPresent() || finding.expected().isPresent()) {
            var values = new Span();
            values.addClassName("sub");
            finding.found().ifPresent(found -> values.add(new Span("Found "), new Code(found), new Span(" ")));
            finding.expected().ifPresent(expected -> values.add(new Span("Expected " + expected)));
            words.add(values);
        }
        finding.mend().ifPresent(mend -> words.add(new Span(mend)));
        return words;
    }
}
