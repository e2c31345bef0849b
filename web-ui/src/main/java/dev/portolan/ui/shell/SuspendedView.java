package dev.portolan.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.session.SignedIn;
import java.util.ArrayList;

/// What is left of a suspended organization: why, and the way out for those who have one.
@Route(value = ":tenant/" + SuspendedView.PATH, layout = TenantLayout.class)
@PageTitle("Suspended · Portolan")
class SuspendedView extends Main implements BeforeEnterObserver {
    static final String PATH = "suspended";
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;

    SuspendedView(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event);
        var settings = "/" + tenant.slug() + "/settings/";
        var ways = new ArrayList<Component>();
        if (tenant.may(Permissions.BILLING_READ)) {
            ways.add(way(settings + "invoices", "See invoices"));
            ways.add(second(settings + "plan", "See the plan"));
        }
        if (tenant.may(Permissions.TENANT_EXPORT)) {
            ways.add(second(settings + "organization", "Take your data out"));
        }
        var open = !ways.isEmpty();
        ways.add(second("/tenants", "Your organizations"));
        ErrorPage.fill(
                this,
                VaadinIcon.PAUSE,
                "This organization is suspended",
                open
                        ? "The usual reason is a bill that was not paid in time. Nothing is lost: everything opens again"
                                + " within a second of the payment being booked."
                        : "Nothing is lost. An owner or admin of your organization knows why, and can have it opened"
                                + " again. This page goes on by itself then.",
                ways.toArray(Component[]::new));
    }

    private static Anchor way(String path, String text) {
        var way = new Anchor(path, text);
        way.addClassName("button-link");
        return way;
    }

    private static Anchor second(String path, String text) {
        var way = way(path, text);
        way.addClassName("secondary");
        return way;
    }
}
