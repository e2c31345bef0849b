package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import dev.portolan.ui.clients.Sources.NewSource;
import dev.portolan.ui.page.FieldErrors;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The files of a Git repository that fit a pattern.
final class RepositoryForm implements RegisterForm {
    private final TextField url = new TextField("Address of the repository");
    private final TextField branch = new TextField("Branch");
    private final TextField pattern = new TextField("Files");
    private final Div fields = new Div();

    RepositoryForm(Runnable changed, Runnable entered) {
        url.setId("url");
        url.setPlaceholder("https://git.example.com/team/services.git");
        url.setHelperText("As you clone it by HTTPS. A private one is read with the token of its host's connection.");
        branch.setId("branch");
        branch.setPlaceholder("The repository's own");
        branch.setHelperText("Empty for the default branch.");
        pattern.setId("pattern");
        pattern.setPlaceholder("**/catalog-info.yaml");
        pattern.setHelperText("** stands for any folders, * for any part of a name.");
        AddressForm.text(url, changed, entered);
        AddressForm.text(branch, changed, entered);
        AddressForm.text(pattern, changed, entered);
        var row = new Div(branch, pattern);
        row.addClassName("two");
        fields.add(url, row);
        fields.addClassName("form-section");
    }

    @Override
    public Div fields() {
        return fields;
    }

    @Override
    public Focusable<?> first() {
        return url;
    }

    @Override
    public void bind(FieldErrors errors) {
        errors.field("/url", url).field("/branch", branch).field("/pattern", pattern);
    }

    @Override
    public Optional<NewSource> read() {
        return AddressForm.filled(url, "Say where the repository is, for example https://git.example.com/team/services")
                .map(address -> new NewSource.GitFiles(address, given(branch), given(pattern)));
    }

    private static @Nullable String given(TextField field) {
        var value = field.getValue().strip();
        return value.isEmpty() ? null : value;
    }

    @Override
    public Component main() {
        return url;
    }
}
