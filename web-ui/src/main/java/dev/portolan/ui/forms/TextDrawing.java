package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.forms.model.Field;
import dev.portolan.ui.forms.model.Format;
import dev.portolan.ui.page.DayField;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// Makes the inputs of texts, by what they stand for.
final class TextDrawing {
    private final Drawing drawing;
    private final Desk desk;

    TextDrawing(Drawing drawing, Desk desk) {
        this.drawing = drawing;
        this.desk = desk;
    }

    Component text(Field.Text field) {
        var info = field.info();
        var now = desk.model().text(info.pointer()).orElse("");
        var format = format(field);
        return switch (format) {
            case DURATION -> composed(new DurationInput(), field, now);
            case CRON -> composed(new CronInput(), field, now);
            case COLOR -> composed(new ColorInput(info.title()), field, now);
            case MARKDOWN -> composed(new MarkdownInput(), field, now);
            case REGEX -> composed(new RegexInput(), field, now);
            case CODE -> drawing.bind(new CodeInput(now), info, value -> text(field, value));
            case DATE -> date(field, now);
            case ENTITY_REF -> drawing.bind(new LiveInput(field, desk), info, ChoiceDrawing::value);
            case EMAIL -> email(field, now);
            case PLAIN, URI -> plain(field, now);
        };
    }

    /// The widget that the author asked for goes before the usual one, where it can hold the text.
    private static Format format(Field.Text field) {
        return switch (field.info().place().widget()) {
            case "editor" -> field.format() == Format.PLAIN ? Format.CODE : field.format();
            case "entity-picker" -> Format.ENTITY_REF;
            case "text" -> field.format().longText() ? field.format() : Format.PLAIN;
            default -> field.format();
        };
    }

    private Component composed(ComposedInput input, Field.Text field, String now) {
        input.setValue(now);
        return drawing.bind(input, field.info(), value -> text(field, value));
    }

    private Component plain(Field.Text field, String now) {
        if (field.info().place().widget().equals("textarea")) {
            var area = new TextArea();
            area.setManualValidation(true);
            area.setValueChangeMode(ValueChangeMode.LAZY);
            area.setMinRows(3);
            area.setMaxRows(16);
            area.setValue(now);
            return drawing.bind(area, field.info(), value -> text(field, value));
        }
        var input = new TextField();
        input.setManualValidation(true);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        if (field.format() == Format.URI) {
            input.setPlaceholder("https://");
        }
        input.setValue(now);
        return drawing.bind(input, field.info(), value -> text(field, value));
    }

    private Component email(Field.Text field, String now) {
        var input = new EmailField();
        input.setManualValidation(true);
        input.setValueChangeMode(ValueChangeMode.LAZY);
        input.setValue(now);
        return drawing.bind(input, field.info(), value -> text(field, value));
    }

    private Component date(Field.Text field, String now) {
        var input = new DayField();
        input.setManualValidation(true);
        input.setClearButtonVisible(!field.info().required());
        Drawing.start(input, day(now));
        return drawing.bind(input, field.info(), value -> value == null ? null : TextNode.valueOf(value.toString()));
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable JsonNode text(Field.Text field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        return TextNode.valueOf(
                field.format().longText() || field.info().place().widget().equals("textarea") ? value : value.strip());
    }
}
