package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Sources.Progress;
import dev.portolan.ui.clients.Sources.Source;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Moment;

/// One source in the list; what is known of it can change in place.
final class SourceRow {
    private final Slug tenant;
    private final Div state = new Div();
    private final ReadingProgress progress = new ReadingProgress();
    private final Span entities = new Span();
    private final Div last = new Div();
    private final Div next = new Div();
    private final NativeTableRow row;

    SourceRow(Slug tenant, DataTable table, Source source, Component buttons) {
        this.tenant = tenant;
        state.addClassName("words");
        var link = new Anchor(path(tenant, source.id()), SourceWords.brief(source.title()));
        link.addClassName("strong");
        var words = new Div(link);
        words.addClassName("words");
        var below = new Span(kind(source));
        below.addClassName("sub");
        words.add(below);
        this.row = table.row(words, state, entities, last, next, buttons);
        this.row.setId("source-" + source.id());
        show(source);
    }

    static String path(Slug tenant, String id) {
        return "/" + tenant + "/sources/" + id;
    }

    private static String kind(Source source) {
        var kind = SourceWords.kind(source.kind());
        return source.git()
                .map(git -> kind + (git.branch() == null ? "" : ", branch " + git.branch()) + ", " + git.pattern())
                .orElse(kind);
    }

    void show(Source source) {
        state.removeAll();
        state.add(new Badge(SourceWords.tone(source.state()), SourceWords.state(source.state())));
        var errors = source.errors().size();
        if (errors > 0) {
            state.add(new Anchor(path(tenant, source.id()), Amounts.count(errors, "error")));
        }
        state.add(progress);
        progress.show(source);
        entities.setText(Amounts.count(source.entities()));
        last.removeAll();
        last.add(new Moment(source.lastReadAt(), "Not yet"));
        next.removeAll();
        next.add(new Moment(
                source.nextReadAt(),
                source.underWay() ? "Now" : SourceWords.readable(source.kind()) ? "–" : "When it changes"));
    }

    void show(Progress now) {
        progress.show(now);
    }

    /// Marks for some seconds that it has changed.
    void arrived() {
        row.removeClassName("arrived");
        row.addClassName("arrived");
    }
}
