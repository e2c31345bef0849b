package dev.portolan.ui.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Notifications.Count;
import dev.portolan.ui.clients.Notifications.Item;
import dev.portolan.ui.clients.NotificationsClient;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.TenantSession;
import java.time.Duration;
import java.util.Set;

/// How much is unread, wherever one is; what is urgent is said at once. Not there where the organization has no
/// notifications, and not for support, whom they do not concern.
final class Bell extends Div {
    private static final long serialVersionUID = 1;
    private static final String PLUGIN = "portolan/notifications";
    private static final Set<String> URGENT = Set.of("critical", "high");
    private static final Duration GATHERING = Duration.ofMillis(300);

    private final transient TenantSession tenant;
    private final transient NotificationsClient notifications;
    private final transient Background background;
    private final transient Latest latest;
    private final Anchor link;
    private final Span count = new Span();
    private final Span said = new Span();

    Bell(TenantSession tenant, NotificationsClient notifications, LiveChanges changes, Background background) {
        this.tenant = tenant;
        this.notifications = notifications;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("bell");
        setId("bell");
        var icon = VaadinIcon.BELL_O.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        count.addClassName("bell-count");
        count.getElement().setAttribute("aria-hidden", "true");
        link = new Anchor("/" + tenant.slug() + "/notifications", icon, count);
        link.setTitle("Notifications");
        said.addClassName("visually-hidden");
        said.getElement().setAttribute("role", "status");
        add(link, said);
        setVisible(false);
        if (tenant.may(Permissions.PLUGIN_USE) && tenant.staff().isEmpty()) {
            // Hidden parts are attached, too, and so hear of changes.
            changes.follow(this, tenant.tenant(), this::changed);
            latest.load(this::read, this::show, _ -> {});
        }
    }

    private Count read() {
        return notifications.count(tenant.slug(), tenant);
    }

    private void show(Count now) {
        setVisible(now.enabled());
        count.setText(now.unread() > 99 ? "99+" : Long.toString(now.unread()));
        count.setVisible(now.unread() > 0);
        link.getElement()
                .setAttribute(
                        "aria-label",
                        now.unread() == 0
                                ? "Notifications, none unread"
                                : "Notifications, " + now.unread() + " unread");
    }

    private void changed(Change change) {
        switch (change) {
            case Change.InboxChanged(var _, var recipient, var arrived) -> {
                if (recipient.equals(tenant.person().subject())) {
                    // There may be several at once.
                    latest.loadLater(GATHERING, this::read, this::show, _ -> {});
                    if (arrived != null && URGENT.contains(arrived.severity())) {
                        say(arrived);
                    }
                }
            }
            case Change.PluginChanged(var state) -> {
                if (state.plugin().toString().equals(PLUGIN)) {
                    latest.load(this::read, this::show, _ -> {});
                }
            }
            case Change.PluginRemoved removed -> {
                if (removed.plugin().toString().equals(PLUGIN)) {
                    latest.load(this::read, this::show, _ -> {});
                }
            }
            case Change.CatalogChanged _, Change.SourceProgress _, Change.Standing _ -> {}
        }
    }

    private void say(Change.Arrived arrived) {
        background.load(
                () -> notifications.get(
                        tenant.slug(), tenant, arrived.notification().toString()),
                this::say,
                _ -> {});
    }

    private void say(Item item) {
        said.setText(item.title());
        Toast.say(
                item.title(),
                "Show",
                () -> UI.getCurrent().navigate(tenant.slug() + "/notifications", QueryParameters.of("id", item.id())));
    }
}
