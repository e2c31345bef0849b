package dev.portolan.ui.page;

import com.vaadin.flow.component.textfield.TextArea;

/// Lets Tab indent while somebody writes in a text of code; who only passes through by keyboard is led on.
public final class TabIndents {
    /// To be said at the field.
    public static final String HELP = "Tab indents while you write; Escape and then Tab leaves the field.";

    private static final String KEYS = """
            const area = this.inputElement;
            let writing = false;
            area.addEventListener('keydown', event => {
              if (event.key === 'Escape') {
                writing = false;
              } else if (event.key !== 'Tab') {
                writing = writing || !['Shift', 'Alt', 'Control', 'Meta'].includes(event.key);
              } else if (writing && !event.shiftKey && !event.altKey && !this.readonly) {
                event.preventDefault();
                document.execCommand('insertText', false, '  ');
              }
            });
            area.addEventListener('pointerdown', () => { writing = true; });
            area.addEventListener('blur', () => { writing = false; })""";

    private TabIndents() {}

    public static void in(TextArea text) {
        text.addAttachListener(_ -> text.getElement().executeJs(KEYS));
    }
}
