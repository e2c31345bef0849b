package dev.portolan.ui.page;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;

/// Puts a text on the clipboard. Works in the browser alone: the text does not travel again.
public final class CopyButton extends Button {
    private static final long serialVersionUID = 1;
    private static final String COPY = """
            this.addEventListener('click', () => {
              const field = document.getElementById($0);
              const done = () => { this.textContent = 'Copied'; };
              if (navigator.clipboard) {
                navigator.clipboard.writeText(field.value).then(done, () => field.inputElement.select());
              } else {
                field.inputElement.select();
                if (document.execCommand('copy')) { done(); }
              }
            })""";

    /// @param field id of the text field with the text
    public CopyButton(String field) {
        super("Copy", VaadinIcon.COPY_O.create());
        setId("copy-" + field);
        addAttachListener(_ -> getElement().executeJs(COPY, field));
    }
}
