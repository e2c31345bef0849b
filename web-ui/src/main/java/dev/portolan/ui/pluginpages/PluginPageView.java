package dev.portolan.ui.pluginpages;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Plugins.Extension;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import dev.portolan.ui.views.ExtensionDesk;
import dev.portolan.ui.views.ExtensionPanel;
import dev.portolan.ui.views.PortalComponent;
import dev.portolan.ui.views.PortalComponent.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page that a plugin adds. It comes and goes with its plugin, also while it is open.
@Route(value = ":tenant/p/:publisher/:plugin/:extension/:path*", layout = TenantLayout.class)
class PluginPageView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final String POINT = "nav.page";

    private final transient SignedIn signedIn;
    private final transient ExtensionDesk desk;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("");
    private final Div content = new Div();
    private transient PageAddress address = PageAddress.NOWHERE;
    private @Nullable ExtensionPanel panel;
    private transient @Nullable Extension shown;
    private boolean followed;
    private String title = "Portolan";

    PluginPageView(SignedIn signedIn, ExtensionDesk desk) {
        this.signedIn = signedIn;
        this.desk = desk;
        this.latest = new Latest(desk.background());
        addClassName("page");
        content.addClassName("plugin-page");
        add(header, content);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.PLUGIN_USE);
        var now = PageAddress.of(event);
        var same = now.samePage(address);
        address = now;
        if (!followed) {
            followed = true;
            desk.changes().follow(this, tenant.tenant(), change -> changed(tenant, change));
        }
        var open = panel;
        if (same && open != null && shown != null) {
            open.follow(place(tenant, shown));
            return;
        }
        title = now.words() + " · Portolan";
        header.title(now.words()).setVisible(true);
        clear();
        content.add(Skeleton.lines(8));
        load(tenant);
    }

    private void load(TenantSession tenant) {
        latest.load(
                () -> desk.plugins().extensions(tenant.slug(), tenant, POINT, null),
                found -> found(tenant, found),
                problem -> failed(tenant, problem));
    }

    private void changed(TenantSession tenant, Change change) {
        switch (change) {
            case Change.PluginChanged(var state) -> {
                if (state.plugin().equals(address.plugin())) {
                    load(tenant);
                }
            }
            case Change.PluginRemoved(var _, var plugin) -> {
                if (plugin.equals(address.plugin())) {
                    load(tenant);
                }
            }
            case Change.CatalogChanged _, Change.SourceProgress _, Change.Standing _ -> {}
        }
    }

    private void found(TenantSession tenant, List<Extension> pages) {
        var here = pages.stream().filter(address::names).findFirst();
        if (here.isEmpty()) {
            clear();
            header.title(address.words()).setVisible(true);
            content.add(absent(tenant));
            return;
        }
        var extension = here.get();
        var open = panel;
        if (open != null && extension.equals(shown)) {
            open.load();
            return;
        }
        clear();
        shown = extension;
        title = extension.name() + " · Portolan";
        getUI().ifPresent(page -> page.getPage().setTitle(title));
        header.title(extension.name());
        header.setVisible(desk.components()
                .named(extension.component())
                .filter(PortalComponent::wholePage)
                .isEmpty());
        var made = new ExtensionPanel(desk, place(tenant, extension));
        panel = made;
        content.add(made);
    }

    private void clear() {
        content.removeAll();
        panel = null;
        shown = null;
    }

    private Place place(TenantSession tenant, Extension extension) {
        return new Place(tenant, extension, null, address.below());
    }

    private static Component absent(TenantSession tenant) {
        var plugins = tenant.may(Permissions.PLUGIN_READ);
        var link = Links.button(
                "/" + tenant.slug() + (plugins ? "/plugins" : ""),
                plugins ? "Go to the plugins" : "Go to the home page");
        return new EmptyState(
                VaadinIcon.PUZZLE_PIECE,
                "This page is not there",
                "The plugin that adds it is not installed here, or it is switched off. It comes back with the plugin.",
                link);
    }

    private void failed(TenantSession tenant, ProblemException problem) {
        if (panel == null) {
            clear();
            content.add(ProblemBanner.of("This page could not be loaded", problem, () -> load(tenant)));
        }
    }
}
