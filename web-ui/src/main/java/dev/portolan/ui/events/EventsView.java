package dev.portolan.ui.events;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.shell.TenantLayout;

/// The page of what happens in the organization.
@Route(value = ":tenant/events", layout = TenantLayout.class)
@PageTitle("Events · Portolan")
class EventsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final EventsPage page;

    EventsView(SignedIn signedIn, EventsDesk desk) {
        this.signedIn = signedIn;
        this.page = new EventsPage(desk);
        addClassName("page");
        add(page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.EVENT_READ);
        page.open(tenant, event.getLocation(), tenant.slug() + "/events");
    }
}
