package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.forms.model.Field;
import dev.portolan.ui.forms.model.Numbers;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes the input of one field, which writes what is typed into the form.
final class Drawing {
    private final Desk desk;

    Drawing(Desk desk) {
        this.desk = desk;
    }

    Component input(Field field) {
        return switch (field) {
            case Field.Text text -> new TextDrawing(this, desk).text(text);
            case Field.Secret secret -> new SecretInput(secret, desk);
            case Field.Number number -> number(number);
            case Field.Flag flag -> flag(flag);
            case Field.Choice choice -> new ChoiceDrawing(this, desk).one(choice);
            case Field.Many many -> new ChoiceDrawing(this, desk).many(many);
            case Field.Live live -> bind(new LiveInput(live, desk), live.info(), ChoiceDrawing::value);
            case Field.Constant constant -> new ConstantLine(constant);
            case Field.Group group -> new GroupInput(group, desk);
            case Field.Sequence list -> new SequenceInput(list, desk);
            case Field.Opaque opaque ->
                new Notice(
                        Tone.NEUTRAL,
                        opaque.info().title(),
                        "This setting cannot be drawn here; it stays as it is and can be set over the API.");
        };
    }

    private Component number(Field.Number field) {
        var now = desk.model().get(field.info().pointer());
        var value = now.isNumber() ? now.decimalValue() : null;
        var range = field.range();
        if (field.info().place().widget().equals("slider") && range.minimum() != null && range.maximum() != null) {
            var slider = new SliderInput(range.minimum(), range.maximum(), range.step(), field.whole());
            start(slider, value);
            return bind(slider, field.info(), Drawing::number);
        }
        var input = new BigDecimalField();
        input.setManualValidation(true);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        start(input, value);
        return bind(input, field.info(), Drawing::number);
    }

    private Component flag(Field.Flag field) {
        var input = new Checkbox();
        input.setManualValidation(true);
        if (field.info().place().widget().equals("toggle")) {
            input.addClassName("switch");
        }
        start(input, desk.model().get(field.info().pointer()).asBoolean());
        return bind(input, field.info(), BooleanNode::valueOf);
    }

    static <V> void start(HasValue<?, V> input, @Nullable V value) {
        if (value != null) {
            input.setValue(value);
        }
    }

    /// Gives an input its label and help, and its field what is typed.
    <C extends Component & HasValue<?, V>, V> C bind(
            C input, Field.Info info, Function<@Nullable V, @Nullable JsonNode> read) {
        input.setId(Ids.of(info.pointer()));
        label(input, info);
        input.setRequiredIndicatorVisible(info.required() && !item(info));
        if (!(input instanceof LiveList.Shelf) && input instanceof HasHelper helped) {
            Help.of(info, locked(info)).ifPresent(helped::setHelperComponent);
        }
        input.addValueChangeListener(change -> desk.write(info.pointer(), read.apply(change.getValue())));
        return input;
    }

    private boolean locked(Field.Info info) {
        return desk.model().locked(new Field.Opaque(info));
    }

    /// Within a list the row has the name; the input has it for those who do not see the row.
    private static void label(Component input, Field.Info info) {
        if (input instanceof HasAriaLabel named && item(info)) {
            named.setAriaLabel(info.title());
        } else if (input instanceof HasLabel labelled) {
            labelled.setLabel(info.title());
        }
    }

    /// Whether it is one entry of a list of values.
    private static boolean item(Field.Info info) {
        return info.pointer().matches(".*/\\d+");
    }

    private static @Nullable JsonNode number(@Nullable BigDecimal value) {
        return value == null ? null : Numbers.node(value);
    }
}
