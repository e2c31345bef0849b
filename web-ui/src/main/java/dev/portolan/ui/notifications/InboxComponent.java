package dev.portolan.ui.notifications;

import com.vaadin.flow.component.Component;
import dev.portolan.ui.clients.NotificationsClient;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.views.PortalComponent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/// The inbox, where the plugin of notifications names it.
@ApplicationScoped
class InboxComponent implements PortalComponent {
    private final NotificationsClient notifications;
    private final LiveChanges changes;
    private final Background background;
    private final InstantSource time;

    InboxComponent(NotificationsClient notifications, LiveChanges changes, Background background, InstantSource time) {
        this.notifications = notifications;
        this.changes = changes;
        this.background = background;
        this.time = time;
    }

    @Override
    public String name() {
        return "notifications";
    }

    @Override
    public Component at(Place place) {
        var inbox = new Inbox(notifications, changes, background, time);
        inbox.open(place.tenant(), place.address().query());
        return inbox;
    }

    @Override
    public boolean wholePage() {
        return true;
    }
}
