package dev.portolan.ui.notifications;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.NotificationsClient;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.shell.TenantLayout;
import java.time.InstantSource;

/// The page of the inbox, to which the bell leads.
@Route(value = ":tenant/notifications", layout = TenantLayout.class)
@PageTitle("Notifications · Portolan")
class InboxView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final Inbox inbox;

    InboxView(
            SignedIn signedIn,
            NotificationsClient notifications,
            LiveChanges changes,
            Background background,
            InstantSource time) {
        this.signedIn = signedIn;
        this.inbox = new Inbox(notifications, changes, background, time);
        addClassName("page");
        add(inbox);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        inbox.open(
                signedIn.tenant(event, Permissions.PLUGIN_USE),
                event.getLocation().getQueryParameters());
    }
}
