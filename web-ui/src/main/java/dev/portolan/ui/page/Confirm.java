package dev.portolan.ui.page;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;

/// Asks before something is done that cannot be taken back.
public final class Confirm {
    private Confirm() {}

    /// @param title a question
    /// @param text what will happen
    /// @param verb what the button says
    public static ConfirmDialog danger(String title, String text, String verb, Runnable action) {
        var dialog = new ConfirmDialog();
        dialog.setHeader(title);
        dialog.setText(text);
        dialog.setCancelable(true);
        dialog.setConfirmText(verb);
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(_ -> action.run());
        return dialog;
    }
}
