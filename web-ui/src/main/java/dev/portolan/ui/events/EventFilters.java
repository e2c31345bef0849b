package dev.portolan.ui.events;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Location;
import dev.portolan.ui.clients.Events.Query;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.DayField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the list is narrowed to, as a sentence: what happened to what, of which plugin, from when to when.
final class EventFilters extends Div {
    private static final long serialVersionUID = 1;

    private final transient Runnable changed;
    private final Select<String> kind = new Select<>();
    private final ComboBox<String> plugin = new ComboBox<>();
    private final DayField from = new DayField();
    private final DayField to = new DayField();
    private final Checkbox failed = new Checkbox("Only what a plugin could not take");
    private final Button clear = new Button("Clear filters");
    private final transient Map<String, String> titles = new LinkedHashMap<>();
    /// Of one entity, or of one type; by a link from elsewhere.
    private transient String subject = "";

    private transient String type = "";

    /// @param changed runs when somebody changed a filter
    EventFilters(Runnable changed) {
        this.changed = changed;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        kind.setId("event-kind");
        kind.setAriaLabel("What");
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption("anywhere");
        kind.setPlaceholder("anywhere");
        kind.setItems(EventWords.KINDS.keySet());
        // the empty choice is null, whose label is the caption
        kind.setItemLabelGenerator(item -> item == null ? "anywhere" : EventWords.KINDS.getOrDefault(item, item));
        plugin.setId("event-plugin");
        plugin.setAriaLabel("Plugin");
        plugin.setPlaceholder("any plugin");
        plugin.setClearButtonVisible(true);
        plugin.setItemLabelGenerator(id -> titles.getOrDefault(id, id));
        date(from, "event-from", "From", "the beginning");
        date(to, "event-to", "To", "now");
        failed.setId("event-failed");
        clear.addClassName("quiet");
        clear.addClickListener(_ -> {
            show(Query.ALL);
            told();
        });
        kind.addValueChangeListener(_ -> type = "");
        listen(kind);
        listen(plugin);
        listen(from);
        listen(to);
        listen(failed);
        add(
                filter("happened", kind),
                filter("of", plugin),
                filter("from", from),
                filter("to", to),
                filter(failed),
                clear);
    }

    private static void date(DayField field, String id, String label, String nothing) {
        field.setId(id);
        field.setAriaLabel(label);
        field.setPlaceholder(nothing);
        field.setClearButtonVisible(true);
    }

    private void listen(HasValue<?, ?> field) {
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                told();
            }
        });
    }

    private void told() {
        clear.setVisible(!query().equals(Query.ALL));
        changed.run();
    }

    private static Div filter(Component field) {
        var filter = new Div(field);
        filter.addClassName("filter");
        return filter;
    }

    private static Div filter(String word, Component field) {
        var filter = filter(field);
        filter.addComponentAsFirst(new Span(word));
        return filter;
    }

    /// Which plugins can be chosen, besides the one that the address names.
    void plugins(List<Installed> installed) {
        installed.forEach(one -> titles.put(one.id().toString(), one.name()));
        var chosen = plugin.getValue();
        var all = new ArrayList<>(titles.keySet());
        if (chosen != null && !all.contains(chosen)) {
            all.add(chosen);
        }
        plugin.setItems(all);
        plugin.setValue(chosen);
    }

    /// What a plugin is called.
    String title(String id) {
        return titles.getOrDefault(id, id.substring(id.indexOf('/') + 1));
    }

    void read(Location address) {
        show(new Query(
                AddressFilters.read(address, "type"),
                AddressFilters.read(address, "plugin"),
                AddressFilters.read(address, "subject"),
                day(AddressFilters.read(address, "from")),
                day(AddressFilters.read(address, "to")),
                AddressFilters.read(address, "failed").equals("true")));
    }

    private void show(Query query) {
        kind.setValue(EventWords.KINDS.containsKey(query.type()) ? query.type() : null);
        type = query.type();
        subject = query.subject();
        if (query.plugin().isEmpty()) {
            plugin.clear();
        } else {
            plugin.setItems(query.plugin());
            plugin.setValue(query.plugin());
        }
        from.setValue(query.from());
        to.setValue(query.to());
        failed.setValue(query.failed());
        clear.setVisible(!query().equals(Query.ALL));
    }

    Query query() {
        return new Query(
                kind.getValue() == null ? type : kind.getValue(),
                plugin.getValue() == null ? "" : plugin.getValue(),
                subject,
                from.getValue(),
                to.getValue(),
                failed.getValue());
    }

    /// Keeps the filters in the address of `page`.
    void keep(Component page, String path) {
        var query = query();
        new AddressFilters()
                .with("type", query.type())
                .with("plugin", query.plugin())
                .with("subject", query.subject())
                .with("from", query.from() == null ? null : query.from().toString())
                .with("to", query.to() == null ? null : query.to().toString())
                .with("failed", query.failed() ? "true" : null)
                .keep(page, path);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
