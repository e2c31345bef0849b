package dev.portolan.ui.editor;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.page.TabIndents;
import java.util.function.Consumer;

/// A text in YAML to be typed in.
final class YamlEditor extends Div {
    private static final long serialVersionUID = 1;
    private static final int TYPING_PAUSE_MS = 400;
    private static final int ROWS = 26;
    private static final String SELECT_LINE = """
            const area = this.inputElement;
            const lines = area.value.split('\\n');
            const at = Math.min($0, lines.length) - 1;
            const from = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
            area.focus();
            area.setSelectionRange(from, from + lines[at].length);
            area.scrollIntoView({block: 'nearest'});
            """;

    private final TextArea text = new TextArea("Entity in YAML");

    /// @param typed hears the text when somebody pauses
    YamlEditor(Consumer<String> typed) {
        addClassName("yaml-editor");
        text.setId("yaml");
        text.addClassName("code-area");
        text.setHelperText(TabIndents.HELP);
        text.setManualValidation(true);
        text.setWidthFull();
        text.setMinRows(ROWS);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPING_PAUSE_MS);
        text.addValueChangeListener(change -> typed.accept(change.getValue()));
        // Who leaves the field without a pause, to save, has the whole text with the server before that.
        text.getElement().addPropertyChangeListener("value", "change", _ -> {});
        text.getElement().setAttribute("spellcheck", "false");
        TabIndents.in(text);
        add(text);
    }

    String value() {
        return text.getValue();
    }

    void show(String yaml) {
        text.setValue(yaml);
    }

    void focus() {
        text.focus();
    }

    void wrong(boolean wrong) {
        text.setInvalid(wrong);
    }

    /// Puts the caret there.
    ///
    /// @param line from 1
    void goTo(int line) {
        text.getElement().executeJs(SELECT_LINE, line);
    }
}
