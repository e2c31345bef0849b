package dev.portolan.ui.notifications;

import dev.portolan.ui.clients.Notifications.Item;
import dev.portolan.ui.clients.NotificationsClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// What the parts of the inbox work with.
///
/// @param chosen hears that what is chosen has changed
/// @param changed shows the list anew
record InboxDesk(
        TenantSession tenant,
        NotificationsClient notifications,
        Background background,
        Runnable chosen,
        Runnable changed) {
    /// Marks one: `read`, `saved` or `done`.
    void mark(Item item, String mark, boolean wanted, Consumer<Item> done) {
        background.load(
                () -> notifications.mark(tenant.slug(), tenant, item.id(), mark, wanted),
                done,
                problem -> Toast.refused("“" + item.title() + "” was not changed: " + problem.detail()));
    }

    /// Marks several, and offers to take it back.
    ///
    /// @param said what has been done to how many, for example `Marked as read: 3 notifications`
    void mark(Collection<String> ids, String mark, boolean wanted, String said) {
        background.load(
                () -> notifications.mark(tenant.slug(), tenant, ids, mark, wanted),
                now -> {
                    changed.run();
                    undoable(now.ids(), mark, wanted, said);
                },
                problem -> Toast.refused("Nothing was changed: " + problem.detail()));
    }

    /// Offers to take back what was done.
    void undoable(List<String> ids, String mark, boolean wanted, String said) {
        if (ids.isEmpty()) {
            return;
        }
        Toast.say(
                said,
                "Undo",
                () -> background.load(
                        () -> notifications.mark(tenant.slug(), tenant, ids, mark, !wanted),
                        _ -> changed.run(),
                        problem -> Toast.refused("It was not taken back: " + problem.detail())));
    }
}
