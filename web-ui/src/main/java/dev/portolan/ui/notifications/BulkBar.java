package dev.portolan.ui.notifications;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What can be done with all that is chosen.
final class BulkBar extends Div {
    private static final long serialVersionUID = 1;

    private final transient Supplier<List<String>> chosen;
    private final transient InboxDesk desk;
    private final Span count = new Span();

    /// @param chosen ids of what is chosen now
    /// @param all chooses all that is shown, or nothing
    BulkBar(InboxDesk desk, Supplier<List<String>> chosen, Consumer<Boolean> all) {
        this.desk = desk;
        this.chosen = chosen;
        addClassNames("actions", "bulk-bar");
        setId("bulk-bar");
        getElement().setAttribute("role", "toolbar");
        getElement().setAttribute("aria-label", "What is chosen");
        count.getElement().setAttribute("role", "status");
        add(
                count,
                act("Mark as read", "read", true, "Marked as read: "),
                act("Mark as unread", "read", false, "Marked as unread: "),
                act("Save", "saved", true, "Saved: "),
                act("Done", "done", true, "Done: "),
                quiet("Choose all shown", () -> all.accept(true)),
                quiet("Choose none", () -> all.accept(false)));
        setVisible(false);
    }

    void show() {
        var now = chosen.get().size();
        count.setText(now + " chosen");
        setVisible(now > 0);
    }

    private Button act(String words, String mark, boolean wanted, String said) {
        return new Button(words, _ -> {
            var ids = chosen.get();
            if (!ids.isEmpty()) {
                desk.mark(ids, mark, wanted, said + NotificationWords.several(ids.size()));
            }
        });
    }

    private static Button quiet(String words, Runnable act) {
        var button = new Button(words, _ -> act.run());
        button.addClassName("quiet");
        return button;
    }
}
