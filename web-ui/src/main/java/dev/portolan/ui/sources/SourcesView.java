package dev.portolan.ui.sources;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
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
import dev.portolan.ui.clients.Catalog.Source;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;

/// The sources of the catalog, each with its state.
@Route(value = ":tenant/sources", layout = TenantLayout.class)
@PageTitle("Sources · Portolan")
class SourcesView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient CatalogClient catalog;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Sources");
    private final Div content = new Div();
    private boolean following;

    SourcesView(SignedIn signedIn, CatalogClient catalog, LiveChanges changes, Background background) {
        this.signedIn = signedIn;
        this.catalog = catalog;
        this.changes = changes;
        this.background = background;
        addClassName("page");
        header.below("Where the catalog is read from. Each source is read again every few minutes.");
        content.addClassName("stack");
        content.setId("sources");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.CATALOG_LOCATION_READ);
        if (tenant.may(Permissions.CATALOG_LOCATION_WRITE)) {
            header.actions(add(tenant, "add-source"));
            if (event.getLocation().getQueryParameters().getParameters().containsKey("add")) {
                dialog(tenant).open();
            }
        }
        if (!following) {
            following = true;
            changes.follow(this, tenant.tenant(), change -> {
                if (change instanceof Change.CatalogChanged(var news)
                        && news instanceof CatalogEvent.LocationRefreshed) {
                    load(tenant);
                }
            });
        }
        content.removeAll();
        content.add(Skeleton.rows(3));
        load(tenant);
    }

    private Button add(TenantSession tenant, String id) {
        var add = new Button(
                "Add a source", VaadinIcon.PLUS.create(), _ -> dialog(tenant).open());
        add.setId(id);
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return add;
    }

    private RegisterDialog dialog(TenantSession tenant) {
        return new RegisterDialog(catalog, background, tenant, () -> load(tenant));
    }

    private void load(TenantSession tenant) {
        background.load(
                getUI().orElseGet(UI::getCurrent),
                () -> catalog.sources(tenant.slug(), tenant, null),
                page -> show(tenant, page),
                problem -> failed(tenant, problem));
    }

    private void show(TenantSession tenant, Page<Source> page) {
        content.removeAll();
        header.count(page.items().size() + (page.next() == null ? "" : "+"));
        if (page.items().isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.DOWNLOAD_ALT,
                    "No sources yet",
                    "A source is the address of a catalog-info.yaml. Portolan reads it, and follows what it lists.",
                    tenant.may(Permissions.CATALOG_LOCATION_WRITE)
                            ? new Component[] {add(tenant, "add-first-source")}
                            : new Component[0]));
        }
        page.items().forEach(source -> content.add(row(tenant, source)));
    }

    private Component row(TenantSession tenant, Source source) {
        var row = new SourceRow(source);
        if (tenant.may(Permissions.CATALOG_ENTITY_REFRESH)) {
            row.add(new Button("Refresh", _ -> refresh(tenant, source)));
        }
        if (tenant.may(Permissions.CATALOG_LOCATION_WRITE)) {
            var remove = new Button("Remove", _ -> confirm(tenant, source).open());
            remove.addClassName("quiet");
            row.add(remove);
        }
        return row;
    }

    private void refresh(TenantSession tenant, Source source) {
        background.load(
                () -> {
                    catalog.refresh(tenant.slug(), tenant, source.id());
                    return true;
                },
                _ -> Toast.say("The source will be read again in a moment."),
                problem -> Toast.refused("The source cannot be refreshed: " + problem.detail()));
    }

    private ConfirmDialog confirm(TenantSession tenant, Source source) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Remove this source?");
        dialog.setText("Its entities leave the catalog with it. The file itself stays as it is, and the source can be"
                + " added again.");
        dialog.setCancelable(true);
        dialog.setConfirmText("Remove source");
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(_ -> background.load(
                () -> {
                    catalog.unregister(tenant.slug(), tenant, source.id());
                    return true;
                },
                _ -> {
                    Toast.say("The source was removed.");
                    load(tenant);
                },
                problem -> Toast.refused("The source cannot be removed: " + problem.detail())));
        return dialog;
    }

    private void failed(TenantSession tenant, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The sources could not be loaded", problem, () -> load(tenant)));
    }
}
