package dev.portolan.ui.page;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.router.BeforeLeaveEvent;

/// Asks whoever leaves a page with something typed whether that may be lost.
public final class LeaveQuestion {
    private LeaveQuestion() {}

    /// @param undone what has not been done yet: `saving`, `applying`
    /// @param leaving runs before the page is left
    public static void ask(BeforeLeaveEvent event, String undone, Runnable leaving) {
        var going = event.postpone();
        var dialog = new ConfirmDialog();
        dialog.setHeader("Leave without " + undone + "?");
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

    /// Has the browser ask, too, before it closes the page or loads it anew.
    ///
    /// @param wanted whether there is something to lose now
    public static void guard(Component page, boolean wanted) {
        page.getElement().executeJs("window.onbeforeunload = $0 ? event => event.preventDefault() : null", wanted);
    }
}
