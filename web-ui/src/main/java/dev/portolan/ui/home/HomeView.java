package dev.portolan.ui.home;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.AccountClient;
import dev.portolan.ui.clients.Catalog.Facets;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import dev.portolan.ui.views.ExtensionBoard;
import dev.portolan.ui.views.ExtensionDesk;
import java.util.List;
import java.util.Locale;

/// An organization's first page: how much there is, each figure a way to it, and the widgets of its plugins.
@Route(value = ":tenant", layout = TenantLayout.class)
@PageTitle("Home · Portolan")
class HomeView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient AccountClient accounts;
    private final transient CatalogClient catalog;
    private final transient ExtensionDesk extensions;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Home");
    private final Div counts = new Div();

    HomeView(
            SignedIn signedIn,
            AccountClient accounts,
            CatalogClient catalog,
            ExtensionDesk extensions,
            Background background) {
        this.signedIn = signedIn;
        this.accounts = accounts;
        this.catalog = catalog;
        this.extensions = extensions;
        this.background = background;
        addClassName("page");
        counts.addClassName("counts");
        counts.setId("counts");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event);
        removeAll();
        add(header, counts);
        header.below(tenant.staff()
                .map(_ -> "You look in for Portolan's support.")
                .orElseGet(() -> "Your role is " + tenant.role() + "."));
        background.load(() -> accounts.tenant(tenant.slug(), tenant).name(), header::title, _ -> header.title("Home"));
        if (tenant.may(Permissions.CATALOG_ENTITY_READ)) {
            count(tenant);
        }
        if (tenant.may(Permissions.PLUGIN_USE)) {
            var board = new ExtensionBoard(extensions, tenant, "home.widget", null);
            board.whenEmpty(() -> noWidgets(tenant));
            add(board);
        }
    }

    private void count(TenantSession tenant) {
        counts.removeAll();
        counts.add(Skeleton.cards(4));
        background.load(
                () -> catalog.facets(tenant.slug(), tenant, "", List.of("kind")),
                facets -> show(tenant, facets),
                problem -> failed(tenant, problem));
    }

    private void show(TenantSession tenant, Facets facets) {
        counts.removeAll();
        facets.of("kind").stream()
                .sorted((one, other) -> Long.compare(other.count(), one.count()))
                .limit(6)
                .forEach(kind -> counts.add(figure(
                        "/" + tenant.slug() + "/catalog?kind=" + kind.value().toLowerCase(Locale.ROOT),
                        kind.count(),
                        kind.count() == 1 ? kind.value() : kind.value() + "s")));
        if (facets.of("kind").isEmpty()) {
            counts.add(nothingYet(tenant));
        }
    }

    private static Anchor figure(String path, long count, String label) {
        var number = new Span(String.format(Locale.ENGLISH, "%,d", count));
        number.addClassName("number");
        var name = new Span(label);
        name.addClassName("sub");
        var figure = new Anchor(path, number, name);
        figure.addClassName("figure");
        return figure;
    }

    private static EmptyState nothingYet(TenantSession tenant) {
        var title = "Your catalog is empty";
        if (!tenant.may(Permissions.CATALOG_LOCATION_WRITE)) {
            return new EmptyState(VaadinIcon.GRID_BIG_O, title, "An admin of your organization can add a source.");
        }
        var add = new Anchor("/" + tenant.slug() + "/sources", "Add a source");
        add.addClassName("button-link");
        return new EmptyState(
                VaadinIcon.GRID_BIG_O,
                title,
                "Point Portolan at a catalog-info.yaml, and your services, owners and APIs appear here.",
                add);
    }

    private static EmptyState noWidgets(TenantSession tenant) {
        var title = "No widgets yet";
        if (!tenant.may(Permissions.PLUGIN_INSTALL)) {
            return new EmptyState(VaadinIcon.PUZZLE_PIECE, title, "Plugins that your admins turn on can show here.");
        }
        var browse = new Anchor("/" + tenant.slug() + "/plugins/marketplace", "Browse the marketplace");
        browse.addClassNames("button-link", "secondary");
        return new EmptyState(
                VaadinIcon.PUZZLE_PIECE, title, "Plugins put announcements, checks and figures on this page.", browse);
    }

    private void failed(TenantSession tenant, ProblemException problem) {
        counts.removeAll();
        counts.add(ProblemBanner.of("The figures could not be loaded", problem, () -> count(tenant)));
    }
}
