package dev.portolan.ui.page;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.function.Supplier;

/// Opens one dialog at a time, however often it is clicked.
public final class DialogButton extends Button {
    private static final long serialVersionUID = 1;

    /// @param dialog makes it; it is opened here
    public DialogButton(String text, Supplier<? extends Dialog> dialog) {
        super(text);
        setDisableOnClick(true);
        addClickListener(_ -> {
            var opened = dialog.get();
            opened.addOpenedChangeListener(change -> setEnabled(!change.isOpened()));
            opened.open();
        });
    }
}
