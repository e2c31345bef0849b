package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes the input of one field and writes what is typed into the values.
final class FieldDrawing {
    private static final Set<String> LONG_TEXT = Set.of("markdown", "code");

    private final FormValues values;
    private final BiConsumer<String, @Nullable JsonNode> changed;

    /// @param changed gets pointer and value; null for none
    FieldDrawing(FormValues values, BiConsumer<String, @Nullable JsonNode> changed) {
        this.values = values;
        this.changed = changed;
    }

    Component text(Field.Text field) {
        var info = field.info();
        if (LONG_TEXT.contains(field.format())) {
            var area = new TextArea(info.title());
            area.setManualValidation(true);
            area.setValueChangeMode(ValueChangeMode.LAZY);
            return bind(area, info, values.text(info.pointer()).orElse(""), this::text);
        }
        var input = new TextField(info.title());
        input.setManualValidation(true);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        return bind(input, info, values.text(info.pointer()).orElse(""), this::text);
    }

    Component secret(Field.Secret field) {
        var pointer = field.info().pointer();
        var input = new SecretInput(field.info(), values.secretStored(field), value -> changed.accept(pointer, value));
        input.setId(id(pointer));
        return input;
    }

    Component number(Field.Number field) {
        var input = new BigDecimalField(field.info().title());
        input.setManualValidation(true);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        var now = values.get(field.info().pointer());
        return bind(input, field.info(), now.isNumber() ? now.decimalValue() : null, FieldDrawing::number);
    }

    Component flag(Field.Flag field) {
        var input = new Checkbox(field.info().title());
        return bind(input, field.info(), values.get(field.info().pointer()).asBoolean(), BooleanNode::valueOf);
    }

    Component choice(Field.Choice field) {
        var input = new Select<String>();
        input.setLabel(field.info().title());
        input.setItems(field.options());
        input.setManualValidation(true);
        input.setEmptySelectionAllowed(!field.info().required());
        return bind(input, field.info(), values.text(field.info().pointer()).orElse(null), this::text);
    }

    Component many(Field.Many field) {
        var info = field.info();
        var now = new LinkedHashSet<String>();
        values.get(info.pointer()).forEach(value -> now.add(value.asText()));
        if (!field.options().isEmpty()) {
            var input = new MultiSelectComboBox<String>(info.title());
            input.setItems(field.options());
            input.setManualValidation(true);
            return bind(input, info, now, chosen -> chosen == null ? null : list(field, String.join("\n", chosen)));
        }
        var input = new TextArea(info.title());
        input.setManualValidation(true);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        return bind(input, info, now.stream().collect(Collectors.joining("\n")), text -> list(field, text));
    }

    private <C extends Component & HasValue<?, V>, V> Component bind(
            C input, Field.Info info, @Nullable V now, Reader<V> reader) {
        input.setId(id(info.pointer()));
        if (now != null) {
            input.setValue(now);
        }
        input.setRequiredIndicatorVisible(info.required());
        if (input instanceof HasHelper helped && !info.help().isEmpty()) {
            helped.setHelperText(info.help());
        }
        input.addValueChangeListener(change -> changed.accept(info.pointer(), reader.read(change.getValue())));
        if (input instanceof HasValidationProperties validated) {
            validated.setInvalid(false);
        }
        return input;
    }

    private @Nullable JsonNode text(@Nullable String value) {
        return value == null || value.isBlank() ? null : TextNode.valueOf(value.strip());
    }

    private static @Nullable JsonNode number(@Nullable BigDecimal value) {
        if (value == null) {
            return null;
        }
        return value.stripTrailingZeros().scale() <= 0
                ? LongNode.valueOf(value.longValue())
                : DecimalNode.valueOf(value);
    }

    private static @Nullable JsonNode list(Field.Many field, @Nullable String lines) {
        if (lines == null) {
            return null;
        }
        var list = JsonNodeFactory.instance.arrayNode();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            if (field.numbers() && line.matches("-?\\d+(\\.\\d+)?")) {
                list.add(new BigDecimal(line));
            } else {
                list.add(line);
            }
        });
        return list.isEmpty() ? null : list;
    }

    /// `/quiet/from` has the id `field-quiet-from`.
    static String id(String pointer) {
        return "field" + pointer.replace('/', '-');
    }

    private interface Reader<V> {
        @Nullable
        JsonNode read(@Nullable V value);
    }
}
