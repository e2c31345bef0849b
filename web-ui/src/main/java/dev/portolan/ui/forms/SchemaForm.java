package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.forms.model.FormModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A form made from a JSON Schema: an input a field, fields that come and go with others, errors where they belong.
public final class SchemaForm extends Div {
    private static final long serialVersionUID = 1;
    private static final List<String> PREFIXES = List.of("/configuration", "#");

    private final transient FormModel model;
    private final transient Parts parts = new Parts();
    private final FieldList fields;
    private final ErrorSummary errors = new ErrorSummary(this::frames);
    private final Span announcement = new Span();
    private transient OptionSource options = OptionSource.NONE;
    private transient OptionSource entities = OptionSource.NONE;
    private transient Runnable changed = () -> {};

    /// @param current the configuration as the plugin manager gives it, with secrets as `{"set": true|false}`
    public SchemaForm(JsonNode schema, @Nullable JsonNode current) {
        model = new FormModel(schema, current);
        fields = new FieldList(model.fields(), parts);
        addClassName("form");
        announcement.addClassName("visually-hidden");
        announcement.getElement().setAttribute("role", "status");
        add(errors, fields, announcement);
    }

    /// Where fields with `x-options` get their lists from. Say it before the form is shown.
    public SchemaForm optionsFrom(OptionSource source) {
        options = source;
        return this;
    }

    /// Where references to entities are looked up. Say it before the form is shown.
    public SchemaForm entitiesFrom(OptionSource source) {
        entities = source;
        return this;
    }

    /// Runs `action` whenever something is typed.
    public void whenChanged(Runnable action) {
        changed = action;
    }

    /// Whether what is filled in differs from what it began with.
    public boolean changed() {
        return model.changed();
    }

    public boolean hasFields() {
        return !model.fields().isEmpty();
    }

    /// What is to be sent, by name.
    public Map<String, Object> configuration() {
        var configuration = new LinkedHashMap<String, Object>();
        model.body().properties().forEach(value -> configuration.put(value.getKey(), value.getValue()));
        return configuration;
    }

    /// The same as one document, which is the caller's own.
    public ObjectNode document() {
        return model.body().deepCopy();
    }

    /// Marks what can be seen to be wrong, and leads to the first of it.
    ///
    /// @return whether nothing is
    public boolean check() {
        return !errors.show(model.violations());
    }

    /// Marks what the server found wrong, and leads to the first of it.
    ///
    /// @return whether there was anything to mark
    public boolean show(List<Violation> violations) {
        return errors.show(violations.stream()
                .map(violation -> new Violation(own(violation.pointer()), violation.message()))
                .toList());
    }

    /// Marks what is not right yet, without leading anywhere: for who is still typing. Takes the place of what was
    /// marked so before.
    public void mark(List<Violation> violations) {
        errors.mark(violations);
    }

    /// What the field of a pointer is called, such as `Values 2 › Expression`.
    ///
    /// @return empty where no field is shown for it
    public Optional<String> titleOf(String pointer) {
        return errors.title(pointer);
    }

    /// Leads to the field of a pointer, or the nearest around it.
    public void focus(String pointer) {
        errors.focus(pointer);
    }

    /// Asks the browser whether somebody stands in one of the fields: what is typed there is known here only after a
    /// pause. Not answered while there is no browser.
    public void whetherWithin(Consumer<Boolean> then) {
        getElement().executeJs("return this.contains(document.activeElement)").then(Boolean.class, then::accept);
    }

    static String own(String pointer) {
        var result = pointer;
        for (var prefix : PREFIXES) {
            result = result.startsWith(prefix) ? result.substring(prefix.length()) : result;
        }
        return result;
    }

    private Stream<FieldFrame> frames() {
        return fields.frames();
    }

    /// What the fields see of the form.
    private final class Parts implements Desk {
        @Override
        public FormModel model() {
            return model;
        }

        @Override
        public OptionSource options() {
            return options;
        }

        @Override
        public OptionSource entities() {
            return entities;
        }

        @Override
        public void write(String pointer, @Nullable JsonNode value) {
            var now = model.get(pointer);
            if (value == null ? now.isMissingNode() || now.isNull() : value.equals(now)) {
                return;
            }
            model.set(pointer, value);
            errors.mend(pointer, model.violations());
            changed();
        }

        @Override
        public void changed() {
            fields.refresh();
            changed.run();
        }

        @Override
        public void announce(String words) {
            announcement.setText(words);
        }
    }
}
