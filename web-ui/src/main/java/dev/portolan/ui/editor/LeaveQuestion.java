package dev.portolan.ui.editor;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;

/// Asks whoever leaves a page with something typed whether that may be lost.
final class LeaveQuestion {
    private LeaveQuestion() {}

    /// @param leaving runs before the page is left
    static void ask(ContinueNavigationAction going, Runnable leaving) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Leave without saving?");
        dialog.setText("What you have typed is lost then.");
        dialog.setCancelable(true);
        dialog.setCancelText("Stay");
        dialog.setConfirmText("Leave");
        dialog.addConfirmListener(_ -> {
            leaving.run();
            going.proceed();
        });
        dialog.addCancelListener(_ -> going.cancel());
        dialog.open();
    }
}
