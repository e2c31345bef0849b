package dev.portolan.ui.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.forms.SchemaForm;
import java.util.Map;
import java.util.function.Consumer;

/// The settings that a newer release needs before it can be taken, with those of now filled in.
final class NewSettings extends Div {
    private static final long serialVersionUID = 1;

    private final Button go = new Button("Review and update");

    /// @param schema of the newer release
    /// @param review gets what was filled in
    NewSettings(JsonNode schema, Installed installation, Consumer<Map<String, Object>> review) {
        addClassNames("stack", "form-page");
        var form = new SchemaForm(schema, installation.configuration());
        form.setId("new-settings");
        go.setId("review-update");
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.setDisableOnClick(true);
        go.addClickListener(_ -> {
            if (form.check()) {
                review.accept(form.configuration());
            } else {
                release();
            }
        });
        add(
                new Paragraph("Fill in what the new release needs; the present one goes on until then."),
                form,
                new Div(go));
    }

    /// What was asked for has been looked at.
    void release() {
        go.setEnabled(true);
    }
}
