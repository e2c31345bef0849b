package dev.portolan.ui.catalog;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Catalog.EntityPage;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.EntityQuery;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.SourcesClient;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The index of the catalog. Its filters stand in the address.
@Route(value = ":tenant/catalog", layout = TenantLayout.class)
@PageTitle("Catalog · Portolan")
class CatalogView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final int PAGE = 50;

    private final transient SignedIn signedIn;
    private final transient CatalogClient catalog;
    private final transient SourcesClient sources;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Catalog");
    private final CatalogFilters filters;
    private final Div content = new Div();
    private transient @Nullable TenantSession tenant;
    private transient @Nullable EntityQuery shown;
    private int asked;
    private int heard;
    private boolean empty;
    private boolean following;

    CatalogView(
            SignedIn signedIn,
            CatalogClient catalog,
            SourcesClient sources,
            LiveChanges changes,
            Background background) {
        this.signedIn = signedIn;
        this.catalog = catalog;
        this.sources = sources;
        this.changes = changes;
        this.background = background;
        this.filters = new CatalogFilters(this::filtered);
        addClassNames("page", "index");
        header.below("Everything your teams own, in one place.");
        content.addClassName("index-content");
        add(header, filters, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.CATALOG_ENTITY_READ);
        tenant = opened;
        header.actions(actions(opened));
        var parameters = new TreeMap<String, String>();
        event.getLocation()
                .getQueryParameters()
                .getParameters()
                .forEach((name, values) -> parameters.put(name, values.getFirst()));
        var query = EntityQuery.of(parameters);
        filters.show(query);
        if (opened.may(Permissions.CATALOG_LOCATION_READ)) {
            filters.offer(sources, opened, background, query);
        }
        offer(opened, query);
        load(opened, query);
        if (!following) {
            following = true;
            changes.follow(this, opened.tenant(), change -> changed(opened, change));
        }
    }

    private void offer(TenantSession opened, EntityQuery query) {
        background.load(
                () -> catalog.facets(opened.slug(), opened, query.kind(), CatalogFilters.FACETS),
                filters::offer,
                _ -> {});
    }

    // Who looks at nothing waits for something; a list that somebody reads stays as it is.
    private void changed(TenantSession opened, Change change) {
        if (change instanceof Change.CatalogChanged(var event) && event instanceof CatalogEvent.LocationRefreshed) {
            heard++;
            lookAgain(opened);
        }
    }

    private void lookAgain(TenantSession opened) {
        var query = shown;
        if (empty && query != null) {
            offer(opened, query);
            load(opened, query);
        }
    }

    private static Component[] actions(TenantSession opened) {
        var actions = new ArrayList<Component>();
        if (opened.may(Permissions.CATALOG_ENTITY_WRITE)) {
            var make = new Anchor("/" + opened.slug() + "/catalog/new", "New entity");
            make.addClassNames("button-link", "secondary");
            make.setId("new-entity");
            actions.add(make);
        }
        if (opened.may(Permissions.CATALOG_LOCATION_WRITE)) {
            var add = new Anchor("/" + opened.slug() + "/sources/new", "Register");
            add.addClassName("button-link");
            add.setId("register");
            actions.add(add);
        }
        return actions.toArray(Component[]::new);
    }

    private void filtered(EntityQuery query) {
        var opened = tenant;
        if (opened != null) {
            getUI().ifPresent(page -> page.getPage()
                    .getHistory()
                    .replaceState(null, new Location(opened.slug() + "/catalog", parameters(query.parameters()))));
            load(opened, query);
        }
    }

    private static QueryParameters parameters(Map<String, String> values) {
        return QueryParameters.simple(values);
    }

    private void load(TenantSession opened, EntityQuery query) {
        var turn = ++asked;
        var before = heard;
        shown = query;
        content.removeAll();
        content.add(Skeleton.rows(10));
        background.load(
                () -> catalog.entities(opened.slug(), opened, query, PAGE, null),
                page -> {
                    if (turn == asked) {
                        show(opened, query, page);
                        if (heard != before) {
                            lookAgain(opened);
                        }
                    }
                },
                problem -> failed(opened, query, problem));
    }

    private void show(TenantSession opened, EntityQuery query, EntityPage first) {
        content.removeAll();
        header.count(String.format(Locale.ENGLISH, "%,d", first.totalItems()));
        empty = first.items().isEmpty();
        if (empty) {
            content.add(query.everything() ? nothingYet(opened) : nothingFound());
            return;
        }
        var rows = new EntityRows(cursor -> catalog.entities(opened.slug(), opened, query, PAGE, cursor), first);
        var grid = new EntityGrid(opened.slug());
        grid.show(rows);
        content.add(grid);
    }

    private static EmptyState nothingFound() {
        return new EmptyState(
                VaadinIcon.SEARCH, "Nothing fits these filters", "Take one of them away, or look for other words.");
    }

    private static EmptyState nothingYet(TenantSession opened) {
        if (!opened.may(Permissions.CATALOG_LOCATION_WRITE)) {
            return new EmptyState(
                    VaadinIcon.GRID_BIG_O, "The catalog is empty", "An admin of your organization can add a source.");
        }
        var add = new Anchor("/" + opened.slug() + "/sources/new", "Add a source");
        add.addClassName("button-link");
        return new EmptyState(
                VaadinIcon.GRID_BIG_O,
                "The catalog is empty",
                "Point Portolan at a catalog-info.yaml, and what it describes appears here.",
                add);
    }

    private void failed(TenantSession opened, EntityQuery query, ProblemException problem) {
        content.removeAll();
        header.count("");
        content.add(ProblemBanner.of("The catalog could not be loaded", problem, () -> load(opened, query)));
    }
}
