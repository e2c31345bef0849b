package dev.portolan.ui.page;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;

/// A sentence in the corner about what was just done. Refusals stay until they are closed.
public final class Toast {
    private static final int SHORT_MS = 4_000;
    private static final int LONGER_MS = 8_000;

    private Toast() {}

    public static void say(String text) {
        var toast = new Notification(text, SHORT_MS, Notification.Position.BOTTOM_END);
        toast.open();
    }

    /// As [#say], with a button that takes it back or leads on; stays a little longer.
    ///
    /// @param action what the button says
    public static void say(String text, String action, Runnable act) {
        var toast = new Notification();
        toast.setPosition(Notification.Position.BOTTOM_END);
        toast.setDuration(LONGER_MS);
        var button = new Button(action, click -> {
            toast.close();
            act.run();
        });
        button.addClassName("toast-action");
        var row = new Span(new Span(text), button);
        row.addClassName("toast-row");
        toast.add(row);
        toast.open();
    }

    /// @param text names what was refused and why
    public static void refused(String text) {
        var toast = new Notification();
        toast.setPosition(Notification.Position.BOTTOM_END);
        toast.setDuration(0);
        toast.setAssertive(true);
        toast.addThemeVariants(NotificationVariant.LUMO_ERROR);
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> toast.close());
        close.setAriaLabel("Close");
        close.addClassName("quiet");
        var row = new Span(new Span(text), close);
        row.addClassName("toast-row");
        toast.add(row);
        toast.open();
    }
}
