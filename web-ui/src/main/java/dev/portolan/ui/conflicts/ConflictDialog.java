package dev.portolan.ui.conflicts;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.portolan.ui.conflicts.ConfigurationMerge.Changed;
import dev.portolan.ui.conflicts.ConfigurationMerge.Side;
import dev.portolan.ui.page.DataTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Two people have changed the same thing: theirs stands beside mine, field by field, and the second one chooses.
/// What only one of them has changed is proposed; what both have is asked.
public final class ConflictDialog extends Dialog {
    private static final long serialVersionUID = 1;

    private final transient Words words;
    private final transient Map<String, RadioButtonGroup<Side>> choices = new LinkedHashMap<>();
    private final Button goOn = new Button();

    /// @param who has changed it and when, in words
    /// @param takeTheirs drops what was typed here
    /// @param merge gets the choice by pointer
    public ConflictDialog(
            Words words, String who, List<Changed> rows, Runnable takeTheirs, Consumer<Map<String, Side>> merge) {
        super(words.title());
        this.words = words;
        setId("conflict");
        addClassNames("conflict-dialog");
        var table = new DataTable("conflict-rows", capital(words.field()), "It was", "Theirs", "Mine", "Take");
        rows.forEach(row -> table.row(
                name(row), value(row, row.was()), value(row, row.theirs()), value(row, row.mine()), choice(row)));
        var theirs = new Button("All theirs", _ -> all(Side.THEIRS));
        theirs.setId("all-theirs");
        var mine = new Button("All mine", _ -> all(Side.MINE));
        mine.setId("all-mine");
        var quick = new Div(theirs, mine);
        quick.addClassName("actions");
        var content = new Div(new Paragraph(who + " " + words.promise()), quick, table);
        content.addClassName("stack");
        add(content);
        var drop = new Button("Take theirs, drop mine", _ -> {
            close();
            takeTheirs.run();
        });
        drop.setId("take-theirs");
        drop.addClassName("quiet");
        goOn.setId("go-on");
        goOn.setDisableOnClick(true);
        goOn.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        goOn.addClickListener(_ -> {
            close();
            merge.accept(chosen());
        });
        getFooter().add(new Button("Back to the form", _ -> close()), drop, goOn);
        chose();
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ENGLISH) + word.substring(1);
    }

    private Component name(Changed row) {
        var name = new Span(words.reading().setting(row.pointer()));
        name.addClassName("strong");
        return DataTable.twoLines(name, row.contested() ? "changed by both" : "");
    }

    private Component value(Changed row, @Nullable JsonNode value) {
        if (value == null || (value.isArray() && value.isEmpty())) {
            var nothing = new Span("–");
            nothing.addClassName("sub");
            return nothing;
        }
        return Lines.fits(value) ? new Lines(value, row.was()) : new Span(text(row, value));
    }

    /// A secret is told by what happens to it.
    private String text(Changed row, JsonNode value) {
        if (ConfigurationMerge.secret(value)) {
            return value.has("keep") ? "as stored" : value.has("clear") ? "taken away" : "a new secret";
        }
        return words.reading().value(row.pointer(), value);
    }

    private Component choice(Changed row) {
        var group = new RadioButtonGroup<Side>();
        group.setItems(Side.values());
        group.setItemLabelGenerator(side -> side == Side.MINE ? "Mine" : "Theirs");
        group.setAriaLabel("Which to take for " + words.reading().setting(row.pointer()));
        if (!row.contested()) {
            group.setValue(row.proposed());
        }
        group.addValueChangeListener(_ -> chose());
        choices.put(row.pointer(), group);
        return group;
    }

    private void all(Side side) {
        choices.values().forEach(group -> group.setValue(side));
    }

    private void chose() {
        var open = choices.values().stream()
                .filter(group -> group.getValue() == null)
                .count();
        goOn.setEnabled(open == 0);
        goOn.setText(
                open == 0
                        ? words.goOn()
                        : open == 1
                                ? "Choose for one more " + words.field()
                                : "Choose for " + open + " more " + words.field() + "s");
    }

    private Map<String, Side> chosen() {
        var chosen = new LinkedHashMap<String, Side>();
        choices.forEach((pointer, group) -> {
            var side = group.getValue();
            if (side != null) {
                chosen.put(pointer, side);
            }
        });
        return chosen;
    }
}
