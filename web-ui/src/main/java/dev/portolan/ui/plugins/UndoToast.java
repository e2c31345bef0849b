package dev.portolan.ui.plugins;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Toast;

/// Says in the corner what was just done, and takes it back. Stays longer than one that only says something.
final class UndoToast {
    private static final int LONG_MS = 12_000;

    private UndoToast() {}

    /// @param undo runs in the background
    /// @param undone runs in the page afterwards
    static void offer(Background background, String text, Runnable undo, Runnable undone) {
        var toast = new Notification();
        toast.setPosition(Notification.Position.BOTTOM_END);
        toast.setDuration(LONG_MS);
        var button = new Button("Undo");
        button.setId("undo");
        button.setDisableOnClick(true);
        button.addClickListener(_ -> {
            toast.close();
            background.act(undo, undone, UndoToast::refused);
        });
        var row = new Span(new Span(text), button);
        row.addClassName("toast-row");
        toast.add(row);
        toast.open();
    }

    private static void refused(ProblemException problem) {
        Toast.refused("It was not taken back: " + problem.detail());
    }
}
