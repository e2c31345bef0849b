package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.portolan.ui.clients.Catalog.Finding;
import dev.portolan.ui.clients.Catalog.Source;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;

/// One source: its address, how reading it went, and what is wrong in its files.
final class SourceRow extends Article {
    private static final long serialVersionUID = 1;

    SourceRow(Source source) {
        addClassNames("card", "plugin-row");
        getElement().setAttribute("aria-label", source.target());
        var line = new Div(state(source.state()));
        line.addClassNames("sub", "actions");
        if (source.lastReadAt() != null) {
            var count = source.entities() == 1 ? "one entity" : source.entities() + " entities";
            line.add(new Span(count + ", read"), new Ago(source.lastReadAt()));
        }
        var words = new Div(Links.outside(source.target(), source.target()), line);
        words.addClassName("words");
        if (!source.errors().isEmpty()) {
            words.add(findings(source));
        }
        var lead = new Div(words);
        lead.addClassName("lead");
        add(lead);
    }

    private static Component state(String state) {
        return switch (state) {
            case "ok" -> new Badge(Tone.GOOD, "Read");
            case "failed" -> new Badge(Tone.BAD, "Has errors");
            case "reading" -> new Badge(Tone.INFO, "Reading");
            default -> new Badge(Tone.INFO, "Waiting");
        };
    }

    private static Component findings(Source source) {
        var list = new UnorderedList();
        source.errors().forEach(finding -> list.add(new ListItem(sentence(finding))));
        return new Notice(Tone.BAD, source.errors().size() == 1 ? "One thing to mend" : "Things to mend", list);
    }

    private static String sentence(Finding finding) {
        var text = new StringBuilder();
        var file = finding.file();
        if (file != null) {
            text.append(file.substring(file.lastIndexOf('/') + 1));
            if (finding.line() != null) {
                text.append(", line ").append(finding.line());
            }
            text.append(": ");
        }
        text.append(finding.message());
        if (finding.mend() != null) {
            text.append(' ').append(finding.mend());
        }
        return text.toString();
    }
}
