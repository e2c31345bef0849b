package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.ui.clients.Sources.NewSource;
import dev.portolan.ui.page.FieldErrors;
import java.util.Optional;

/// One file at an address.
final class AddressForm implements RegisterForm {
    private final TextField target = new TextField("Address of a descriptor");
    private final Div fields = new Div(target);

    AddressForm(Runnable changed, Runnable entered) {
        fields.addClassName("form-section");
        target.setId("target");
        target.setPlaceholder("https://git.example.com/team/service/catalog-info.yaml");
        target.setHelperText("A catalog-info.yaml, or a file of kind Location that lists others. The address from your"
                + " browser will do.");
        text(target, changed, entered);
    }

    /// A line of text that somebody has to get right.
    static void text(TextField field, Runnable changed, Runnable entered) {
        field.setWidthFull();
        field.setManualValidation(true);
        field.addKeyPressListener(Key.ENTER, _ -> entered.run());
        field.addValueChangeListener(_ -> changed.run());
    }

    /// What is typed; empty, and said at the field, when nothing is.
    static Optional<String> filled(TextField field, String missing) {
        var value = field.getValue().strip();
        if (value.isEmpty()) {
            field.setErrorMessage(missing);
            field.setInvalid(true);
            field.focus();
            return Optional.empty();
        }
        return Optional.of(value);
    }

    @Override
    public Div fields() {
        return fields;
    }

    @Override
    public Focusable<?> first() {
        return target;
    }

    @Override
    public void bind(FieldErrors errors) {
        errors.field("/target", target);
    }

    @Override
    public Optional<NewSource> read() {
        return filled(target, "Say where the file is, for example https://git.example.com/team/catalog-info.yaml")
                .map(NewSource.Address::new);
    }

    @Override
    public Component main() {
        return target;
    }
}
