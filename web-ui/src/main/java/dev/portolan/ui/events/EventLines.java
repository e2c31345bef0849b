package dev.portolan.ui.events;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Events.Event;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Tone;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// The events as rows, newest first. New ones come in at the top, marked for a while.
final class EventLines extends Div {
    private static final long serialVersionUID = 1;

    private final transient Slug tenant;
    private final transient UnaryOperator<String> plugins;
    private final transient UnaryOperator<String> people;
    private final transient Consumer<Event> open;
    private final DataTable table = new DataTable("events", "When", "What", "Who", "Reactions", "");
    private final transient Map<String, Event> shown = new HashMap<>();
    private final Map<String, Div> reactions = new HashMap<>();

    /// @param plugins title of a plugin by its id
    /// @param people name of an actor
    /// @param open shows one of them
    EventLines(Slug tenant, UnaryOperator<String> plugins, UnaryOperator<String> people, Consumer<Event> open) {
        this.tenant = tenant;
        this.plugins = plugins;
        this.people = people;
        this.open = open;
        addClassName("card");
        add(table);
    }

    /// Shows the newest, before those that are there; these stay as they are, but for what came of them.
    ///
    /// @return how many there were not before
    int newest(List<Event> events) {
        var begun = !shown.isEmpty();
        var fresh = 0;
        for (var event : events.reversed()) {
            var known = shown.put(event.id(), event);
            var cell = reactions.get(event.id());
            if (known == null || cell == null) {
                var row = table.first(cells(event));
                row.setId("event-" + event.id());
                if (begun) {
                    row.addClassName("arrived");
                }
                fresh++;
            } else if (known.reactions() != event.reactions() || known.failed() != event.failed()) {
                cell.removeAll();
                cell.add(reactions(event));
            }
        }
        return fresh;
    }

    /// Shows older ones after those that are there.
    void older(List<Event> events) {
        events.stream()
                .filter(event -> shown.putIfAbsent(event.id(), event) == null)
                .forEach(event -> table.row(cells(event)).setId("event-" + event.id()));
    }

    /// Draws all anew, with names that have become known.
    void redraw() {
        table.clear();
        reactions.clear();
        shown.values().stream()
                .sorted(Comparator.comparing(Event::at).thenComparing(Event::id).reversed())
                .forEach(event -> table.row(cells(event)).setId("event-" + event.id()));
    }

    private Component[] cells(Event event) {
        var details = new Button("Details", _ -> open.accept(event));
        details.addClassName("quiet");
        details.setAriaLabel("Details of " + event.type());
        var reacted = new Div(reactions(event));
        reactions.put(event.id(), reacted);
        var what = DataTable.twoLines(sentence(event), event.type());
        what.addClassName("what");
        return new Component[] {
            new Ago(event.at()),
            what,
            new Span(event.actor() == null ? "–" : people.apply(event.actor())),
            reacted,
            DataTable.buttons(details)
        };
    }

    /// What it happened to, as a link, and what happened.
    Component sentence(Event event) {
        var sentence = new Div();
        sentence.addClassName("event-words");
        var subject = event.subject();
        var plugin = event.plugin();
        if (EventWords.aboutPlugin(event) && plugin != null) {
            sentence.add(plugin(plugin), new Span(" "));
        } else if (subject != null) {
            sentence.add(Links.entity(tenant, subject), new Span(event.type().startsWith("action.") ? ": " : " "));
        }
        sentence.add(new Span(EventWords.what(event)));
        return sentence;
    }

    private Component plugin(String id) {
        try {
            return Links.page(Links.path(tenant, PluginId.parse(id)), plugins.apply(id));
        } catch (IllegalArgumentException e) {
            return new Code(id);
        }
    }

    private static Component reactions(Event event) {
        if (event.reactions() == 0) {
            var none = new Span("none");
            none.addClassName("sub");
            return none;
        }
        return event.failed() > 0
                ? new Badge(Tone.BAD, event.failed() + " of " + event.reactions() + " failed")
                : Badge.plain(event.reactions() == 1 ? "1 plugin" : event.reactions() + " plugins");
    }
}
