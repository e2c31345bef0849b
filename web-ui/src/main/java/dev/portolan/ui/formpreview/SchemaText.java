package dev.portolan.ui.formpreview;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.page.TabIndents;
import java.util.function.Consumer;

/// The schema as text, in YAML or JSON.
final class SchemaText extends Div {
    private static final long serialVersionUID = 1;
    static final int LONGEST = 100_000;
    private static final int TYPING_PAUSE_MS = 500;
    private static final int ROWS = 24;
    private static final String SELECT_LINE = """
            const area = this.inputElement;
            const lines = area.value.split('\\n');
            const at = Math.min($0, lines.length) - 1;
            const from = lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
            area.focus();
            area.setSelectionRange(from, from + lines[at].length);
            area.scrollTop = Math.max(0, (at - 6) * area.scrollHeight / lines.length);
            """;

    private final TextArea text = new TextArea("Schema");
    private boolean showing;

    /// @param typed hears the text when somebody pauses
    SchemaText(Consumer<String> typed) {
        addClassName("yaml-editor");
        text.setId("schema");
        text.addClassName("code-area");
        text.setHelperText("YAML or JSON. " + TabIndents.HELP);
        text.setManualValidation(true);
        text.setMaxLength(LONGEST);
        text.setWidthFull();
        text.setMinRows(ROWS);
        text.setMaxRows(ROWS * 2);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(TYPING_PAUSE_MS);
        text.getElement().setAttribute("spellcheck", "false");
        TabIndents.in(text);
        text.addValueChangeListener(change -> {
            if (!showing) {
                typed.accept(change.getValue());
            }
        });
        add(text);
    }

    void show(String schema) {
        showing = true;
        text.setValue(schema);
        showing = false;
    }

    /// @param line from 1
    void goTo(int line) {
        text.getElement().executeJs(SELECT_LINE, line);
    }
}
