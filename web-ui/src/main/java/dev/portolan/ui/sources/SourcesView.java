package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.ProvidersClient;
import dev.portolan.ui.clients.Sources.Source;
import dev.portolan.ui.clients.SourcesClient;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The sources of the catalog, each with its state.
@Route(value = ":tenant/sources", layout = TenantLayout.class)
@PageTitle("Sources · Portolan")
class SourcesView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient SourcesClient sources;
    private final transient ProvidersClient providers;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Sources");
    private final Div content = new Div();
    private final transient Map<String, SourceRow> rows = new HashMap<>();
    private final Div plugins = new Div();
    private boolean following;

    SourcesView(
            SignedIn signedIn,
            SourcesClient sources,
            ProvidersClient providers,
            LiveChanges changes,
            Background background) {
        this.signedIn = signedIn;
        this.sources = sources;
        this.providers = providers;
        this.changes = changes;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        header.below("Where the catalog is read from. Each source is read again every few minutes.");
        content.addClassName("stack");
        content.setId("sources");
        add(header, content, plugins);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.CATALOG_LOCATION_READ);
        header.actions(actions(tenant));
        if (!following) {
            following = true;
            changes.follow(this, tenant.tenant(), change -> changed(tenant, change));
        }
        content.removeAll();
        content.add(Skeleton.rows(3));
        load(tenant, null, null);
        var part = new ProvidersPart(tenant, providers, background);
        plugins.removeAll();
        plugins.add(part);
        part.load();
    }

    private static Component[] actions(TenantSession tenant) {
        var actions = new ArrayList<Component>(List.of(link(tenant, "All errors", "/sources/errors", "source-errors")));
        if (tenant.may(Permissions.CATALOG_LOCATION_WRITE)) {
            actions.add(link(tenant, "Import from Backstage", "/sources/import", "import-backstage"));
            actions.add(add(tenant, "add-source"));
        }
        return actions.toArray(Component[]::new);
    }

    private static Anchor add(TenantSession tenant, String id) {
        var add = new Anchor("/" + tenant.slug() + "/sources/new", "Add a source");
        add.addClassName("button-link");
        add.setId(id);
        return add;
    }

    private static Anchor link(TenantSession tenant, String text, String path, String id) {
        var link = new Anchor("/" + tenant.slug() + path, text);
        link.addClassNames("button-link", "secondary");
        link.setId(id);
        return link;
    }

    private void changed(TenantSession tenant, Change change) {
        if (change instanceof Change.SourceProgress progress) {
            var row = rows.get(progress.source().toString());
            if (row != null) {
                row.show(progress.progress());
            }
        } else if (change instanceof Change.CatalogChanged(var news)
                && news instanceof CatalogEvent.LocationRefreshed refreshed) {
            var id = refreshed.location().toString();
            if (rows.containsKey(id)) {
                again(tenant, id);
            } else {
                load(tenant, null, null);
            }
        }
    }

    /// Shows one row as it stands now.
    private void again(TenantSession tenant, String id) {
        background.load(
                getUI().orElseGet(UI::getCurrent),
                () -> sources.source(tenant.slug(), tenant, id),
                source -> {
                    var row = rows.get(id);
                    if (row != null) {
                        row.show(source);
                        row.arrived();
                    }
                },
                _ -> load(tenant, null, null));
    }

    private void load(TenantSession tenant, @Nullable String cursor, @Nullable DataTable more) {
        latest.load(
                getUI().orElseGet(UI::getCurrent),
                () -> sources.sources(tenant.slug(), tenant, cursor),
                page -> show(tenant, page, more),
                problem -> failed(tenant, problem));
    }

    private void show(TenantSession tenant, Page<Source> page, @Nullable DataTable more) {
        content.removeAll();
        if (more == null) {
            rows.clear();
        }
        if (page.items().isEmpty() && more == null) {
            header.count("");
            content.add(nothing(tenant));
            return;
        }
        var table = Objects.requireNonNullElseGet(
                more,
                () -> new DataTable("source-rows", "Source", "State", "#Entities", "Last read", "Next reading", ""));
        page.items()
                .forEach(source ->
                        rows.put(source.id(), new SourceRow(tenant.slug(), table, source, buttons(tenant, source))));
        header.count(rows.size() + (page.next() == null ? "" : "+"));
        var card = new Div(table);
        card.addClassName("card");
        content.add(card);
        var next = page.next();
        if (next != null) {
            var further = new Button("Show more", _ -> load(tenant, next, table));
            further.setId("more");
            content.add(further);
        }
    }

    private static Component nothing(TenantSession tenant) {
        return new EmptyState(
                VaadinIcon.DOWNLOAD_ALT,
                "No sources yet",
                "A source is the address of a catalog-info.yaml, a Git repository or a file. Portolan reads it, and"
                        + " follows what it lists.",
                tenant.may(Permissions.CATALOG_LOCATION_WRITE)
                        ? new Component[] {
                            add(tenant, "add-first-source"),
                            link(tenant, "Import from Backstage", "/sources/import", "import-first")
                        }
                        : new Component[0]);
    }

    private Component buttons(TenantSession tenant, Source source) {
        var act = new SourceActions(sources, background, tenant);
        var buttons = new ArrayList<Component>();
        if (tenant.may(Permissions.CATALOG_ENTITY_REFRESH) && SourceWords.readable(source.kind())) {
            buttons.add(quiet(
                    "Read again",
                    "Read " + source.title() + " again",
                    () -> act.readAgain(source, () -> again(tenant, source.id()))));
        }
        return DataTable.buttons(buttons.toArray(Component[]::new));
    }

    private static Button quiet(String text, String label, Runnable action) {
        var button = new Button(text, _ -> action.run());
        button.addClassName("quiet");
        button.setAriaLabel(label);
        return button;
    }

    private void failed(TenantSession tenant, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The sources could not be loaded", problem, () -> load(tenant, null, null)));
    }
}
