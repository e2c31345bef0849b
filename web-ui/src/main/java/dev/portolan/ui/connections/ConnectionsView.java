package dev.portolan.ui.connections;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Connections.Connection;
import dev.portolan.ui.clients.ConnectionsClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Confirm;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The hosts that private sources are on, each with its token and its webhook.
@Route(value = ":tenant/settings/connections", layout = TenantLayout.class)
@RouteAlias(value = ":tenant/connections", layout = TenantLayout.class)
@PageTitle("Connections · Portolan")
class ConnectionsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient ConnectionsClient connections;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Connections");
    private final Div content = new Div();

    ConnectionsView(SignedIn signedIn, ConnectionsClient connections, Background background) {
        this.signedIn = signedIn;
        this.connections = connections;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        header.below("With what private sources are read. A token goes to its host only, and nobody sees it again.");
        content.addClassName("stack");
        content.setId("connections");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.CATALOG_LOCATION_READ);
        if (manages(tenant)) {
            header.actions(add(tenant, "add-connection"));
        }
        content.removeAll();
        content.add(Skeleton.rows(3));
        load(tenant, null, null);
    }

    private static boolean manages(TenantSession tenant) {
        return tenant.may(Permissions.CATALOG_CONNECTION_MANAGE);
    }

    private ConnectionsDesk desk(TenantSession tenant) {
        return new ConnectionsDesk(connections, background, tenant, () -> load(tenant, null, null));
    }

    private Button add(TenantSession tenant, String id) {
        var add = new Button(
                "Add a connection", VaadinIcon.PLUS.create(), _ -> new ConnectionDialog(desk(tenant), null).open());
        add.setId(id);
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return add;
    }

    private void load(TenantSession tenant, @Nullable String cursor, @Nullable DataTable more) {
        latest.load(
                getUI().orElseGet(UI::getCurrent),
                () -> connections.connections(tenant.slug(), tenant, cursor),
                page -> show(tenant, page, more),
                problem -> failed(tenant, problem));
    }

    private void show(TenantSession tenant, Page<Connection> page, @Nullable DataTable more) {
        content.removeAll();
        if (page.items().isEmpty() && more == null) {
            content.add(new EmptyState(
                    VaadinIcon.CONNECT_O,
                    "No connections yet",
                    "Public sources need none. For private ones, give Portolan a token of their host that may read.",
                    manages(tenant) ? new Component[] {add(tenant, "add-first-connection")} : new Component[0]));
            return;
        }
        var table = Objects.requireNonNullElseGet(
                more, () -> new DataTable("connection-rows", "Connection", "State", "Last used", "Webhook", ""));
        page.items().forEach(connection -> row(tenant, table, connection));
        var card = new Div(table);
        card.addClassName("card");
        content.add(card);
        var next = page.next();
        if (next != null) {
            content.add(new Button("Show more", _ -> load(tenant, next, table)));
        }
    }

    private void row(TenantSession tenant, DataTable table, Connection connection) {
        var name = new Span(connection.name());
        name.addClassName("strong");
        var below = HostKind.of(connection.kind()).words() + ", " + connection.host()
                + connection.username().map(user -> ", as " + user).orElse("");
        var row = table.row(
                DataTable.twoLines(name, below),
                state(connection),
                connection.lastUsedAt() == null ? new Span("Never") : new Ago(connection.lastUsedAt()),
                connection.webhook() ? new Badge(Tone.GOOD, "Set up") : new Badge(Tone.NEUTRAL, "None"),
                manages(tenant) ? buttons(tenant, connection) : new Div());
        row.setId("connection-" + connection.id());
    }

    private static Component state(Connection connection) {
        if (connection.lastError().isPresent()) {
            return DataTable.twoLines(
                    new Badge(Tone.BAD, "Refused"), connection.lastError().get());
        }
        return connection.lastUsedAt() == null
                ? new Badge(Tone.NEUTRAL, "Not used yet")
                : new Badge(Tone.GOOD, "Works");
    }

    private Component buttons(TenantSession tenant, Connection connection) {
        return DataTable.buttons(
                quiet("Test", connection, () -> new TestDialog(desk(tenant), connection).open()),
                quiet("Webhook", connection, () -> new WebhookDialog(desk(tenant), connection).open()),
                quiet("Change", connection, () -> new ConnectionDialog(desk(tenant), connection).open()),
                quiet(
                        "Remove",
                        connection,
                        () -> Confirm.danger(
                                        "Remove the connection to " + connection.host() + "?",
                                        "Its token is thrown away. Private sources there are read no more, and their entities"
                                                + " stay as they were read last. Webhooks with its secret are refused.",
                                        "Remove connection",
                                        () -> removed(tenant, connection))
                                .open()));
    }

    private static Button quiet(String text, Connection connection, Runnable action) {
        var button = new Button(text, _ -> action.run());
        button.addClassName("quiet");
        button.setAriaLabel(text + ", " + connection.name());
        return button;
    }

    private void removed(TenantSession tenant, Connection connection) {
        background.act(
                () -> connections.remove(tenant.slug(), tenant, connection.id()),
                () -> {
                    Toast.say("The connection to " + connection.host() + " was removed.");
                    load(tenant, null, null);
                },
                problem -> Toast.refused("The connection was not removed: " + problem.detail()));
    }

    private void failed(TenantSession tenant, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The connections could not be loaded", problem, () -> load(tenant, null, null)));
    }
}
