package dev.portolan.ui.forms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A secret that can be set, kept or cleared, and never seen.
final class SecretInput extends Div implements HasValidationProperties, HasLabel, Focusable<Div> {
    private static final long serialVersionUID = 1;

    private final PasswordField field = new PasswordField();
    private final Button clear = new Button("Clear");
    private final transient Consumer<@Nullable JsonNode> changed;
    private final boolean stored;
    private final String help;

    /// @param changed gets `{"set": ...}`, `{"clear": true}`, or null for keep
    SecretInput(Field.Info info, boolean stored, Consumer<@Nullable JsonNode> changed) {
        this.stored = stored;
        this.changed = changed;
        this.help = info.help();
        addClassName("secret");
        field.setLabel(info.title());
        field.setRequiredIndicatorVisible(info.required());
        field.setManualValidation(true);
        field.setAutocomplete(Autocomplete.NEW_PASSWORD);
        field.setRevealButtonVisible(false);
        field.addValueChangeListener(change -> {
            if (!change.getValue().isEmpty()) {
                field.setPlaceholder("");
                changed.accept(JsonNodeFactory.instance.objectNode().put("set", change.getValue()));
            } else if (change.isFromClient()) {
                keep();
            }
        });
        clear.setVisible(stored);
        clear.addClassName("quiet");
        clear.setAriaLabel("Clear " + info.title());
        clear.addClickListener(_ -> clear());
        var row = new Div(field, clear);
        row.addClassName("secret-row");
        add(row);
        say();
    }

    private void say() {
        field.setPlaceholder(stored ? "Stored. Type to replace it" : "");
        field.setHelperText(help.isEmpty() ? "Kept encrypted; nobody can read it here." : help);
    }

    private void keep() {
        say();
        changed.accept(null);
    }

    private void clear() {
        field.clear();
        field.setPlaceholder("Will be cleared");
        changed.accept(JsonNodeFactory.instance.objectNode().put("clear", true));
    }

    @Override
    public void setErrorMessage(String message) {
        field.setErrorMessage(message);
    }

    @Override
    public String getErrorMessage() {
        return field.getErrorMessage();
    }

    @Override
    public void setInvalid(boolean invalid) {
        field.setInvalid(invalid);
    }

    @Override
    public boolean isInvalid() {
        return field.isInvalid();
    }

    @Override
    public String getLabel() {
        return field.getLabel();
    }

    @Override
    public void focus() {
        field.focus();
    }
}
