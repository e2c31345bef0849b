package dev.portolan.ui.events;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.views.PortalComponent;
import jakarta.enterprise.context.ApplicationScoped;

/// What happens in the organization, where the plugin of events names it.
@ApplicationScoped
class EventsComponent implements PortalComponent {
    private static final String PAGE = "/p/portolan/events/events";

    private final EventsDesk desk;

    EventsComponent(EventsDesk desk) {
        this.desk = desk;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public Component at(Place place) {
        if (!place.tenant().may(Permissions.EVENT_READ)) {
            return new EmptyState(
                    VaadinIcon.LOCK,
                    "Your role may not see events",
                    "An admin of your organization can give you a role that may.");
        }
        var page = new EventsPage(desk);
        page.open(
                place.tenant(),
                new Location("", place.address().query()),
                place.tenant().slug() + PAGE);
        return page;
    }

    @Override
    public boolean wholePage() {
        return true;
    }
}
