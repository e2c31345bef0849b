package dev.portolan.ui.scorecards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Scorecards.Check;
import dev.portolan.ui.clients.Scorecards.Content;
import dev.portolan.ui.clients.Scorecards.Level;
import dev.portolan.ui.clients.Scorecards.Scorecard;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.ProblemBanner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Asks for which entities a scorecard is and what each level asks.
final class ScorecardDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final List<String> USUAL = List.of("Bronze", "Silver", "Gold");
    private static final List<String> KINDS = List.of("component", "api", "system", "resource");
    private static final String KEEP = "as before";

    private final transient ScorecardsDesk desk;
    private final transient @Nullable Scorecard before;
    private final transient Consumer<Scorecard> saved;
    private final transient Map<String, Check> checks = new LinkedHashMap<>();
    private final TextField name = new TextField("Name");
    private final TextArea description = new TextArea("What it is for");
    private final Select<String> kind = new Select<>();
    private final TextField type = new TextField("Of this type only");
    private final List<TextField> names = new ArrayList<>();
    private final List<MultiSelectComboBox<String>> levels = new ArrayList<>();
    private final Button save = new Button("Save");
    private final Div problem = new Div();
    private final FieldErrors errors = new FieldErrors();

    /// @param before null for a new one
    ScorecardDialog(ScorecardsDesk desk, List<Check> known, @Nullable Scorecard before, Consumer<Scorecard> saved) {
        super(before == null ? "New scorecard" : "Change " + before.content().name());
        this.desk = desk;
        this.before = before;
        this.saved = saved;
        known.forEach(check -> checks.put(check.id(), check));
        setId("scorecard-dialog");
        addClassName("form-dialog");
        var form = new Div(errors, problem, name, description, about());
        form.addClassName("form");
        fields();
        form.add(levels());
        add(form);
        save.setId("save-scorecard");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(_ -> save());
        getFooter().add(new Button("Cancel", _ -> close()), save);
    }

    private void fields() {
        name.setRequiredIndicatorVisible(true);
        name.setMaxLength(80);
        description.setMaxLength(500);
        errors.field("/name", name);
        errors.field("/description", description);
        if (before != null) {
            name.setValue(before.content().name());
            description.setValue(
                    before.content().description() == null
                            ? ""
                            : before.content().description());
        }
    }

    private Div about() {
        kind.setLabel("For");
        kind.setItemLabelGenerator(value -> switch (value) {
            case "" -> "All entities";
            case KEEP -> "Entities of a filter, as before";
            case "api" -> "APIs";
            default -> value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1) + "s";
        });
        var items = new ArrayList<>(List.of(""));
        items.addAll(KINDS);
        var filter = before == null ? null : before.content().filter();
        var simple = filter == null || simple(filter);
        if (!simple) {
            items.add(KEEP);
        }
        kind.setItems(items);
        kind.setValue(
                filter == null ? "component" : simple ? filter.path("kind").asText("") : KEEP);
        type.setHelperText("For example service. Leave it empty for all.");
        type.setMaxLength(60);
        type.setValue(simple && filter != null ? filter.path("spec.type").asText("") : "");
        kind.addValueChangeListener(_ -> type.setEnabled(!kind.getValue().equals(KEEP)));
        type.setEnabled(simple);
        var row = new Div(kind, type);
        row.addClassName("field-pair");
        return row;
    }

    private static boolean simple(JsonNode filter) {
        var known = filter.properties().stream()
                .allMatch(entry -> entry.getValue().isTextual()
                        && (entry.getKey().equals("kind")
                                        && KINDS.contains(entry.getValue().asText())
                                || entry.getKey().equals("spec.type")));
        return known;
    }

    private Div levels() {
        var part = new Div();
        part.addClassName("stack");
        var there = before == null
                ? USUAL.stream().map(title -> new Level(title, List.of())).toList()
                : before.content().levels();
        for (var index = 0; index < there.size(); index++) {
            var level = there.get(index);
            var title = new TextField("Level " + (index + 1));
            title.setMaxLength(40);
            title.setValue(level.name());
            var chosen = new MultiSelectComboBox<String>("Asks for");
            // What belongs to no enabled plugin stays until somebody takes it out.
            var all = new ArrayList<>(checks.keySet());
            level.checks().stream().filter(check -> !all.contains(check)).forEach(all::add);
            chosen.setItems(all);
            chosen.setItemLabelGenerator(
                    check -> checks.containsKey(check) ? checks.get(check).title() : check + " (not enabled)");
            chosen.setValue(Set.copyOf(level.checks()));
            errors.field("/levels/" + index + "/name", title);
            errors.field("/levels/" + index + "/checks", chosen);
            names.add(title);
            levels.add(chosen);
            var row = new Div(title, chosen);
            row.addClassName("field-pair");
            part.add(row);
        }
        var words = new Span(
                "A level is reached with its checks and those of the levels before it. What does not apply counts for nothing.");
        words.addClassName("sub");
        part.add(words);
        return part;
    }

    private Content content() {
        var filter = JsonNodeFactory.instance.objectNode();
        JsonNode wanted = filter;
        if (kind.getValue().equals(KEEP) && before != null) {
            wanted = before.content().filter();
        } else {
            if (!kind.getValue().isEmpty()) {
                filter.put("kind", kind.getValue());
            }
            if (!type.getValue().isBlank()) {
                filter.put("spec.type", type.getValue().strip());
            }
        }
        var all = new ArrayList<Level>();
        for (var index = 0; index < names.size(); index++) {
            var chosen = levels.get(index).getValue().stream().sorted().collect(Collectors.toList());
            all.add(new Level(names.get(index).getValue().strip(), chosen));
        }
        var words = description.getValue().strip();
        return new Content(name.getValue().strip(), words.isEmpty() ? null : words, wanted, all);
    }

    private void save() {
        errors.clear();
        problem.removeAll();
        var content = content();
        var tenant = desk.tenant();
        desk.background()
                .load(
                        () -> desk.scorecards()
                                .save(tenant.slug(), tenant, before == null ? null : before.id(), content),
                        made -> {
                            close();
                            saved.accept(made);
                        },
                        this::refused);
    }

    private void refused(ProblemException refused) {
        save.setEnabled(true);
        if (refused.violations().isEmpty()) {
            problem.add(ProblemBanner.of("The scorecard was not saved", refused, this::save));
        } else {
            errors.show(refused.violations());
        }
    }
}
