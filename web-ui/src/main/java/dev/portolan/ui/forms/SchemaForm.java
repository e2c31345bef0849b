package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A form made from a JSON Schema: an input a field, fields that come and go with others, errors where they belong.
public final class SchemaForm extends Div {
    private static final long serialVersionUID = 1;
    private static final List<String> PREFIXES = List.of("/configuration", "#");

    private final transient List<Field> fields;
    private final transient FormValues values;
    private final transient FieldDrawing drawing;
    private final transient Map<Field, Component> inputs = new LinkedHashMap<>();
    private final FieldErrors errors = new FieldErrors();
    private transient Runnable changed = () -> {};

    /// @param current the configuration as the plugin manager gives it, with secrets as `{"set": true|false}`
    public SchemaForm(JsonNode schema, @Nullable JsonNode current) {
        fields = SchemaReader.read(schema);
        values = new FormValues(fields, schema, current);
        drawing = new FieldDrawing(values, this::write);
        addClassName("form");
        add(errors);
        draw(this, fields);
        show();
    }

    private void draw(Div target, List<Field> level) {
        Map<String, Div> groups = new LinkedHashMap<>();
        for (var field : level) {
            var heading = field.info().place().group();
            var place = heading.isEmpty() ? target : groups.computeIfAbsent(heading, title -> section(target, title));
            var input = draw(field);
            inputs.put(field, input);
            errors.field(field.info().pointer(), input);
            place.add(input);
        }
    }

    private static Div section(Div target, String title) {
        var content = new Div();
        content.addClassName("form-section");
        var section = new Section(new H3(title), content);
        section.addClassName("form-section");
        target.add(section);
        return content;
    }

    private Component draw(Field field) {
        return switch (field) {
            case Field.Text text -> drawing.text(text);
            case Field.Secret secret -> drawing.secret(secret);
            case Field.Number number -> drawing.number(number);
            case Field.Flag flag -> drawing.flag(flag);
            case Field.Choice choice -> drawing.choice(choice);
            case Field.Many many -> drawing.many(many);
            case Field.Group group -> nested(group);
            case Field.Items items ->
                new ItemsInput(items, values, this::drawItem, () -> {
                    show();
                    changed.run();
                });
            case Field.Opaque opaque ->
                new Notice(
                        Tone.NEUTRAL,
                        opaque.info().title(),
                        "This setting cannot be drawn here; it stays as it is and can be set over the API.");
        };
    }

    private Component drawItem(Field.Items items, int index) {
        var content = new Div();
        content.addClassName("form-section");
        draw(content, items.fields(index));
        return content;
    }

    private Component nested(Field.Group group) {
        var content = new Div();
        content.addClassNames("form-section", "form-nested");
        draw(content, group.fields());
        var section = new Section(new H3(group.info().title()), content);
        section.addClassName("form-section");
        return section;
    }

    private void write(String pointer, @Nullable JsonNode value) {
        values.set(pointer, value);
        show();
        changed.run();
    }

    private void show() {
        inputs.forEach((field, input) -> input.setVisible(values.visible(field)));
    }

    /// Runs `action` whenever something is typed.
    public void whenChanged(Runnable action) {
        changed = action;
    }

    /// Whether what is filled in differs from what it began with.
    public boolean changed() {
        return values.changed();
    }

    public boolean hasFields() {
        return !fields.isEmpty();
    }

    /// What is to be sent, by name.
    public Map<String, Object> configuration() {
        var configuration = new LinkedHashMap<String, Object>();
        values.body().properties().forEach(value -> configuration.put(value.getKey(), value.getValue()));
        return configuration;
    }

    /// Marks what can be seen to be wrong.
    ///
    /// @return whether nothing is
    public boolean check() {
        return !errors.show(FormCheck.violations(fields, values));
    }

    /// Marks what the server found wrong.
    ///
    /// @return whether there was anything to mark
    public boolean show(List<Violation> violations) {
        var own = new ArrayList<Violation>();
        violations.forEach(violation -> own.add(new Violation(own(violation.pointer()), violation.message())));
        return errors.show(own);
    }

    static String own(String pointer) {
        var result = pointer;
        for (var prefix : PREFIXES) {
            result = result.startsWith(prefix) ? result.substring(prefix.length()) : result;
        }
        return result;
    }
}
