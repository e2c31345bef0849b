package dev.portolan.ui.sources;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.portolan.ui.page.Background;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A text in YAML, pasted or taken from a file.
final class YamlInput extends Div {
    private static final long serialVersionUID = 1;
    /// As much as a session should hold; larger files belong in a repository.
    static final int MOST_BYTES = 1_000_000;
    private static final int ROWS = 10;
    private static final String HELP = "One or more entities in YAML, with --- between them.";

    private final TextArea text = new TextArea("Text");
    private transient FileListener listener = _ -> {};

    YamlInput() {
        addClassNames("form-section", "yaml-input");
        text.setId("content");
        text.addClassName("code-area");
        text.setPlaceholder("apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: …");
        text.setHelperText(HELP);
        text.setManualValidation(true);
        text.setMinRows(ROWS);
        text.setMaxRows(ROWS * 2);
        text.setWidthFull();
        var upload = new Upload(UploadHandler.inMemory((metadata, bytes) ->
                Background.access(this, () -> taken(metadata.fileName(), new String(bytes, StandardCharsets.UTF_8)))));
        upload.setId("file");
        upload.setAcceptedFileTypes(".yaml", ".yml", "text/yaml", "application/yaml");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST_BYTES);
        upload.setUploadButton(new Button("Choose a file"));
        upload.setDropLabel(new Span("or drop it here"));
        upload.addFileRejectedListener(rejected -> {
            text.setErrorMessage("The file was not taken: " + rejected.getErrorMessage() + " At most 1 MB of YAML.");
            text.setInvalid(true);
        });
        add(upload, text);
    }

    private void taken(String name, String yaml) {
        text.setInvalid(false);
        text.setValue(yaml);
        listener.taken(name);
    }

    /// Takes no text until that which stands there has come.
    void await() {
        text.setReadOnly(true);
        text.setHelperText("Loading the present text …");
    }

    /// Begins with a text that stands there already.
    ///
    /// @param present empty where it is too long to be shown
    void begin(Optional<String> present) {
        text.setReadOnly(false);
        text.setHelperText(present.isPresent() ? HELP : "The present text is longer than can be shown here. " + HELP);
        if (text.isEmpty()) {
            present.ifPresent(text::setValue);
        }
    }

    TextArea text() {
        return text;
    }

    String value() {
        return text.getValue();
    }

    /// @param heard hears the name of each file that is taken
    void onFile(FileListener heard) {
        listener = heard;
    }

    @FunctionalInterface
    interface FileListener {
        void taken(String name);
    }
}
