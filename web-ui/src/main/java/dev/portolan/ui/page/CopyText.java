package dev.portolan.ui.page;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;

/// Puts a text on the clipboard that stands in no field.
public final class CopyText extends Button {
    private static final long serialVersionUID = 1;
    private static final String COPY = """
            this.addEventListener('click', () => {
              if (navigator.clipboard) {
                navigator.clipboard.writeText($0).then(() => { this.textContent = 'Copied'; });
              }
            })""";

    /// @param label what it copies, for example `Copy`
    public CopyText(String label, String text) {
        super(label, VaadinIcon.COPY_O.create());
        addAttachListener(_ -> getElement().executeJs(COPY, text));
    }
}
