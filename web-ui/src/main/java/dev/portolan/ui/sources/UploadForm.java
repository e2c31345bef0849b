package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.clients.Sources.NewSource;
import dev.portolan.ui.page.FieldErrors;
import java.util.Optional;

/// A text that is kept here.
final class UploadForm implements RegisterForm {
    private final TextField name = new TextField("Name");
    private final YamlInput input = new YamlInput();
    private final Div fields = new Div(name, input);

    UploadForm(Runnable changed) {
        fields.addClassName("form-section");
        name.setId("name");
        name.setPlaceholder("teams.yaml");
        name.setHelperText("What the source is called in the list.");
        AddressForm.text(name, changed, () -> {});
        input.text().setValueChangeMode(ValueChangeMode.ON_BLUR);
        input.text().addValueChangeListener(_ -> changed.run());
        input.onFile(file -> {
            if (name.isEmpty()) {
                name.setValue(file);
            }
        });
    }

    @Override
    public Div fields() {
        return fields;
    }

    @Override
    public Focusable<?> first() {
        return name;
    }

    @Override
    public void bind(FieldErrors errors) {
        errors.field("/name", name).field("/content", input.text());
    }

    @Override
    public Optional<NewSource> read() {
        if (input.value().isBlank()) {
            input.text().setErrorMessage("Paste the YAML here, or choose a file.");
            input.text().setInvalid(true);
        }
        return AddressForm.filled(name, "Give it a name, for example teams.yaml")
                .filter(_ -> !input.value().isBlank())
                .map(given -> new NewSource.File(given, input.value()));
    }

    @Override
    public Component main() {
        return input.text();
    }
}
