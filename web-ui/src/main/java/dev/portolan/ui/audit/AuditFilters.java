package dev.portolan.ui.audit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Location;
import dev.portolan.ui.clients.Account.Member;
import dev.portolan.ui.clients.AuditLog.Query;
import dev.portolan.ui.clients.Members.Who;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.DayField;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the log is narrowed to, as a sentence: who, did what, from when to when, and words.
final class AuditFilters extends Div {
    private static final long serialVersionUID = 1;

    private final transient Runnable changed;
    private final ComboBox<Who> actor = new ComboBox<>();
    private final Select<String> kind = new Select<>();
    private final DayField from = new DayField();
    private final DayField to = new DayField();
    private final TextField text = new TextField();
    private final Button clear = new Button("Clear filters");
    private transient String target = "";

    /// @param changed runs when somebody changed a filter
    AuditFilters(Runnable changed) {
        this.changed = changed;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        name(actor, "audit-actor", "Who");
        actor.setPlaceholder("Anybody");
        actor.setItemLabelGenerator(Who::words);
        actor.setClearButtonVisible(true);
        kind.setId("audit-kind");
        kind.setAriaLabel("What");
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption("anything");
        kind.setPlaceholder("anything");
        kind.setItems(AuditWords.KINDS.keySet());
        // the empty choice is null, whose label is the caption
        kind.setItemLabelGenerator(item -> item == null ? "anything" : AuditWords.KINDS.getOrDefault(item, item));
        date(from, "audit-from", "the beginning");
        date(to, "audit-to", "today");
        text.setId("audit-text");
        text.setAriaLabel("Words");
        text.setPlaceholder("Name, reason, id");
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        clear.addClassName("quiet");
        clear.addClickListener(_ -> {
            show(Query.ALL);
            changed();
        });
        listen(actor);
        listen(kind);
        listen(from);
        listen(to);
        listen(text);
        add(filter(actor), filter("did", kind), filter("from", from), filter("to", to), filter(text), clear);
    }

    private static void name(ComboBox<?> field, String id, String label) {
        field.setId(id);
        field.setAriaLabel(label);
    }

    private static void date(DayField field, String id, String nothing) {
        field.setId(id);
        field.setAriaLabel(id.endsWith("from") ? "From" : "To");
        field.setPlaceholder(nothing);
        field.setClearButtonVisible(true);
    }

    private void listen(HasValue<?, ?> field) {
        field.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                changed();
            }
        });
    }

    private void changed() {
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

    /// Who can be chosen, besides whoever the address names.
    void members(List<Member> members) {
        var people = new ArrayList<Who>();
        members.forEach(member -> people.add(new Who(member.subject(), member.name())));
        var chosen = actor.getValue();
        var known = chosen == null
                ? null
                : people.stream()
                        .filter(who ->
                                chosen.subject() != null && chosen.subject().equals(who.subject()))
                        .findFirst()
                        .orElse(null);
        if (chosen != null && known == null) {
            people.add(chosen);
        }
        actor.setItems(people);
        actor.setValue(known == null ? chosen : known);
    }

    void read(Location address) {
        show(new Query(
                AddressFilters.read(address, "actor"),
                AddressFilters.read(address, "action"),
                AddressFilters.read(address, "target"),
                day(AddressFilters.read(address, "from")),
                day(AddressFilters.read(address, "to")),
                AddressFilters.read(address, "q")));
    }

    private void show(Query query) {
        if (query.actor().isEmpty()) {
            actor.clear();
        } else {
            var who = new Who(query.actor(), query.actor());
            actor.setItems(who);
            actor.setValue(who);
        }
        kind.setValue(AuditWords.KINDS.containsKey(query.action()) ? query.action() : null);
        target = query.target();
        from.setValue(query.from());
        to.setValue(query.to());
        text.setValue(query.text());
        clear.setVisible(!query().equals(Query.ALL));
    }

    Query query() {
        var who = actor.getValue();
        return new Query(
                who == null || who.subject() == null ? "" : who.subject(),
                kind.getValue() == null ? "" : kind.getValue(),
                target,
                from.getValue(),
                to.getValue(),
                text.getValue().strip());
    }

    /// Keeps the filters in the address of `page`.
    void keep(Component page, String path) {
        var query = query();
        new AddressFilters()
                .with("actor", query.actor())
                .with("action", query.action())
                .with("target", query.target())
                .with("from", query.from() == null ? null : query.from().toString())
                .with("to", query.to() == null ? null : query.to().toString())
                .with("q", query.text())
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
