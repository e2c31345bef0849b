package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import dev.portolan.ui.forms.model.Field;
import dev.portolan.ui.forms.model.Field.Option;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes the inputs of what is chosen out of a set.
final class ChoiceDrawing {
    private static final int MOST_CHECKBOXES = 5;

    private final Drawing drawing;
    private final Desk desk;

    ChoiceDrawing(Drawing drawing, Desk desk) {
        this.drawing = drawing;
        this.desk = desk;
    }

    Component one(Field.Choice field) {
        var info = field.info();
        var value = desk.model().get(info.pointer());
        var now = field.options().stream()
                .filter(option -> option.value().equals(value))
                .findFirst()
                .orElse(null);
        if (info.place().widget().equals("radio")) {
            var input = new RadioButtonGroup<Option>();
            input.setItems(field.options());
            input.setItemLabelGenerator(Option::title);
            input.setManualValidation(true);
            Drawing.start(input, now);
            return drawing.bind(input, info, ChoiceDrawing::value);
        }
        var input = new Select<Option>();
        input.setItems(field.options());
        input.setItemLabelGenerator(option -> option == null ? "None" : option.title());
        input.setManualValidation(true);
        input.setEmptySelectionAllowed(!info.required());
        input.setEmptySelectionCaption("None");
        input.setPlaceholder(info.required() ? "Choose one" : "None");
        Drawing.start(input, now);
        return drawing.bind(input, info, ChoiceDrawing::value);
    }

    Component many(Field.Many field) {
        if (!(field.item() instanceof Field.Choice choice)) {
            return drawing.bind(new LiveManyInput(field, desk), field.info(), ChoiceDrawing::list);
        }
        var values = desk.model().get(field.info().pointer());
        Set<Option> now = new LinkedHashSet<>();
        choice.options().stream()
                .filter(option -> values.valueStream().anyMatch(option.value()::equals))
                .forEach(now::add);
        var widget = field.info().place().widget();
        if (widget.equals("checkbox") || widget.isEmpty() && choice.options().size() <= MOST_CHECKBOXES) {
            var input = new CheckboxGroup<Option>();
            input.setItems(choice.options());
            input.setItemLabelGenerator(Option::title);
            input.setManualValidation(true);
            input.setValue(now);
            return drawing.bind(input, field.info(), ChoiceDrawing::list);
        }
        var input = new MultiSelectComboBox<Option>();
        input.setItems(choice.options());
        input.setItemLabelGenerator(Option::title);
        input.setManualValidation(true);
        input.setValue(now);
        return drawing.bind(input, field.info(), ChoiceDrawing::list);
    }

    static @Nullable JsonNode value(@Nullable Option option) {
        return option == null ? null : option.value();
    }

    static @Nullable JsonNode list(@Nullable Collection<Option> options) {
        if (options == null || options.isEmpty()) {
            return null;
        }
        var list = JsonNodeFactory.instance.arrayNode();
        options.stream().map(Option::value).filter(Objects::nonNull).forEach(list::add);
        return list;
    }
}
