package dev.portolan.ui.events;

import dev.portolan.ui.clients.EventsClient;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.MembersClient;
import dev.portolan.ui.page.Background;
import jakarta.enterprise.context.ApplicationScoped;

/// What the page of events asks, and whom.
@ApplicationScoped
class EventsDesk {
    private final EventsClient events;
    private final InstallationsClient installations;
    private final MembersClient members;
    private final Background background;

    EventsDesk(EventsClient events, InstallationsClient installations, MembersClient members, Background background) {
        this.events = events;
        this.installations = installations;
        this.members = members;
        this.background = background;
    }

    EventsClient events() {
        return events;
    }

    InstallationsClient installations() {
        return installations;
    }

    MembersClient members() {
        return members;
    }

    Background background() {
        return background;
    }
}
