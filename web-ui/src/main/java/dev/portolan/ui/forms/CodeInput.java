package dev.portolan.ui.forms;

import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;

/// Code in letters of one width. Tab indents, and Escape gives Tab back to who moves on by keyboard.
final class CodeInput extends TextArea {
    private static final long serialVersionUID = 1;
    private static final int ROWS = 6;
    private static final String TABS = """
            this.inputElement.addEventListener('keydown', event => {
              if (event.key === 'Tab' && !event.shiftKey && !event.altKey && !this.leaving && !this.readonly) {
                event.preventDefault();
                document.execCommand('insertText', false, '  ');
              }
              this.leaving = event.key === 'Escape';
            });
            this.inputElement.addEventListener('blur', () => { this.leaving = false; })""";

    CodeInput(String code) {
        addClassName("code-area");
        setManualValidation(true);
        setValueChangeMode(ValueChangeMode.LAZY);
        setMinRows(ROWS);
        setMaxRows(ROWS * 4);
        setValue(code);
        setTooltipText("Tab indents; Escape and then Tab leaves the field.");
        getElement().setAttribute("spellcheck", "false");
        addAttachListener(_ -> getElement().executeJs(TABS));
    }
}
