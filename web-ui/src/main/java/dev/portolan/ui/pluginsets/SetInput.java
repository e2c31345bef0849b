package dev.portolan.ui.pluginsets;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.portolan.ui.page.Background;
import java.nio.charset.StandardCharsets;

/// A file of plugins, pasted or chosen.
final class SetInput extends Div {
    private static final long serialVersionUID = 1;
    /// As much as the service takes.
    private static final int MOST_BYTES = 1_048_576;
    private static final int ROWS = 12;

    private final TextArea text = new TextArea("The file");
    private final Upload upload;

    /// @param changed runs when the text is another one
    SetInput(Runnable changed) {
        addClassNames("form-section", "yaml-input");
        text.setId("set-content");
        text.addClassName("code-area");
        text.setPlaceholder(
                "apiVersion: portolan.dev/v1\nkind: PluginSet\nplugins:\n  portolan/uptime:\n    channel: stable");
        text.setManualValidation(true);
        text.setMinRows(ROWS);
        text.setMaxRows(ROWS * 2);
        text.setWidthFull();
        text.addValueChangeListener(_ -> {
            text.setInvalid(false);
            changed.run();
        });
        upload = new Upload(UploadHandler.inMemory((_, bytes) ->
                Background.access(this, () -> text.setValue(new String(bytes, StandardCharsets.UTF_8)))));
        upload.setId("set-upload");
        upload.setAcceptedFileTypes(".yaml", ".yml", "text/yaml", "application/yaml");
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MOST_BYTES);
        upload.setUploadButton(new Button("Choose a file"));
        upload.setDropLabel(new Span("or drop it here"));
        upload.addFileRejectedListener(rejected -> {
            text.setErrorMessage("The file was not taken: " + rejected.getErrorMessage() + " At most 1 MiB of YAML.");
            text.setInvalid(true);
        });
        add(upload, text);
    }

    String value() {
        return text.getValue();
    }

    void missing() {
        text.setErrorMessage("Paste the file here, or choose one.");
        text.setInvalid(true);
    }

    void enable(boolean enabled) {
        text.setReadOnly(!enabled);
        upload.setEnabled(enabled);
    }
}
