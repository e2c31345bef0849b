package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.html.Div;
import dev.portolan.ui.clients.Sources.NewSource;
import dev.portolan.ui.page.FieldErrors;
import java.util.Optional;

/// The fields of one way to register a source.
sealed interface RegisterForm permits AddressForm, RepositoryForm, UploadForm {
    /// @param changed runs when something is typed
    static RegisterForm of(Way way, Runnable changed, Runnable entered) {
        return switch (way) {
            case ADDRESS -> new AddressForm(changed, entered);
            case REPOSITORY -> new RepositoryForm(changed, entered);
            case UPLOAD -> new UploadForm(changed);
        };
    }

    Div fields();

    Focusable<?> first();

    /// Takes part in showing what is wrong.
    void bind(FieldErrors errors);

    /// What is typed; empty when a field that is needed is not filled, which the field then says.
    Optional<NewSource> read();

    /// Where a refusal belongs that names no field.
    Component main();

    /// How a source can be told about.
    enum Way {
        ADDRESS("address", "Address"),
        REPOSITORY("git", "Git repository"),
        UPLOAD("upload", "File or text");

        private final String parameter;
        private final String words;

        Way(String parameter, String words) {
            this.parameter = parameter;
            this.words = words;
        }

        String parameter() {
            return parameter;
        }

        String words() {
            return words;
        }

        static Way of(String parameter) {
            for (var way : values()) {
                if (way.parameter.equals(parameter)) {
                    return way;
                }
            }
            return ADDRESS;
        }
    }
}
