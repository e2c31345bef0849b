package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.Plugins.Installation;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.List;

/// What is installed.
@Route(value = ":tenant/plugins", layout = TenantLayout.class)
@PageTitle("Plugins · Portolan")
class PluginsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient PluginClient plugins;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Plugins");
    private final Div tabs = new Div();
    private final Div content = new Div();
    private boolean following;

    PluginsView(SignedIn signedIn, PluginClient plugins, LiveChanges changes, Background background) {
        this.signedIn = signedIn;
        this.plugins = plugins;
        this.changes = changes;
        this.background = background;
        addClassName("page");
        header.below("What your portal can do beyond the catalog.");
        content.addClassName("stack");
        content.setId("installed");
        add(header, tabs, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.PLUGIN_READ);
        tabs.removeAll();
        tabs.add(tabs(tenant, 0));
        content.removeAll();
        content.add(Skeleton.rows(4));
        if (!following) {
            following = true;
            changes.follow(this, tenant.tenant(), change -> {
                switch (change) {
                    case Change.PluginChanged _, Change.PluginRemoved _ -> load(tenant);
                    case Change.CatalogChanged _, Change.SourceProgress _, Change.Standing _ -> {}
                }
            });
        }
        load(tenant);
    }

    static Tabs tabs(TenantSession tenant, int selected) {
        var installed = new Tab("Installed");
        installed.setId("tab-installed");
        var marketplace = new Tab("Marketplace");
        marketplace.setId("tab-marketplace");
        var tabs = new Tabs(installed, marketplace);
        tabs.setSelectedIndex(selected);
        tabs.addSelectedChangeListener(_ -> UI.getCurrent()
                .navigate(tenant.slug() + (tabs.getSelectedIndex() == 0 ? "/plugins" : "/plugins/marketplace")));
        return tabs;
    }

    private void load(TenantSession tenant) {
        background.load(
                () -> plugins.installations(tenant.slug(), tenant),
                installations -> show(tenant, installations),
                problem -> failed(tenant, problem));
    }

    private void show(TenantSession tenant, List<Installation> installations) {
        content.removeAll();
        if (installations.isEmpty()) {
            var browse = new Anchor("/" + tenant.slug() + "/plugins/marketplace", "Browse the marketplace");
            browse.addClassName("button-link");
            content.add(new EmptyState(
                    VaadinIcon.PUZZLE_PIECE,
                    "No plugins yet",
                    "Plugins add cards to entities, widgets to the home page, and checks.",
                    browse));
        }
        installations.forEach(installation -> content.add(row(tenant, installation)));
    }

    private static Component row(TenantSession tenant, Installation installation) {
        var name = new Anchor(Links.path(tenant.slug(), installation.id()), installation.name());
        name.addClassName("strong");
        var health = installation.health();
        var below = new Span(installation.publisher() + " · version " + installation.version()
                + (health == null || health.message() == null ? "" : " · " + health.message()));
        below.addClassName("sub");
        var words = new Div(name, below);
        words.addClassName("words");
        var lead = new Div(new PluginIcon(installation.icon(), installation.name()), words);
        lead.addClassName("lead");
        var row = new Article(lead, StateWords.live(installation), StateWords.badge(installation));
        row.addClassNames("card", "plugin-row");
        row.setId("installed-" + installation.publisher() + "-" + installation.plugin());
        row.getElement().setAttribute("aria-label", installation.name());
        return row;
    }

    private void failed(TenantSession tenant, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("The installed plugins could not be loaded", problem, () -> load(tenant)));
    }
}
