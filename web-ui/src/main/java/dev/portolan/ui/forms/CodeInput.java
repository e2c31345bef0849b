package dev.portolan.ui.forms;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.portolan.ui.page.TabIndents;

/// Code in letters of one width.
final class CodeInput extends TextArea {
    private static final long serialVersionUID = 1;
    private static final int ROWS = 6;

    CodeInput(String code) {
        addClassName("code-area");
        setManualValidation(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        setMinRows(ROWS);
        setMaxRows(ROWS * 4);
        setValue(code);
        setHelperText(TabIndents.HELP); // a tooltip would take the Escape that leaves the field
        getElement().setAttribute("spellcheck", "false");
        TabIndents.in(this);
    }
}
