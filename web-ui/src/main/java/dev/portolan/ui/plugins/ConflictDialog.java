package dev.portolan.ui.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.DifferenceList;
import dev.portolan.ui.plugins.ConfigurationMerge.Row;
import dev.portolan.ui.plugins.ConfigurationMerge.Side;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Two people have changed the same settings: theirs stands beside mine, field by field, and the second one chooses.
/// What only one of them has changed is proposed; what both have is asked.
final class ConflictDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final String CONFIGURATION = "/configuration";

    private final transient SettingWords names;
    private final transient Map<String, RadioButtonGroup<Side>> choices = new LinkedHashMap<>();
    private final Button goOn = new Button("Review what will change");

    /// @param who has changed it and when, in words
    /// @param takeTheirs drops what was typed here
    /// @param merge gets the choice by pointer
    ConflictDialog(
            String who, List<Row> rows, SettingWords names, Runnable takeTheirs, Consumer<Map<String, Side>> merge) {
        super("Somebody else has changed these settings");
        this.names = names;
        setId("conflict");
        addClassNames("conflict-dialog");
        var table = new DataTable("conflict-rows", "Setting", "It was", "Theirs", "Mine", "Take");
        rows.forEach(row -> table.row(
                name(row), value(row, row.was()), value(row, row.theirs()), value(row, row.mine()), choice(row)));
        var theirs = new Button("All theirs", _ -> all(Side.THEIRS));
        theirs.setId("all-theirs");
        var mine = new Button("All mine", _ -> all(Side.MINE));
        mine.setId("all-mine");
        var quick = new Div(theirs, mine);
        quick.addClassName("actions");
        var content = new Div(
                new Paragraph(who + " Nothing of yours is lost: choose what is to be, then look at what will change."),
                quick,
                table);
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

    private Component name(Row row) {
        var name = new Span(setting(row));
        name.addClassName("strong");
        return DataTable.twoLines(name, row.contested() ? "changed by both" : "");
    }

    private String setting(Row row) {
        return names.setting(CONFIGURATION + row.pointer());
    }

    private Component value(Row row, @Nullable JsonNode value) {
        var words = new Span(text(row, value));
        if (value == null) {
            words.addClassName("sub");
        }
        return words;
    }

    /// A secret is told by what happens to it.
    private String text(Row row, @Nullable JsonNode value) {
        if (value == null) {
            return "–";
        }
        if (ConfigurationMerge.secret(value)) {
            return value.has("keep") ? "as stored" : value.has("clear") ? "taken away" : "a new secret";
        }
        return DifferenceList.shortened(names.value(CONFIGURATION + row.pointer(), value));
    }

    private Component choice(Row row) {
        var group = new RadioButtonGroup<Side>();
        group.setItems(Side.values());
        group.setItemLabelGenerator(side -> side == Side.MINE ? "Mine" : "Theirs");
        group.setAriaLabel("Which to take for " + setting(row));
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
                        ? "Review what will change"
                        : open == 1 ? "Choose for one more setting" : "Choose for " + open + " more settings");
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
