package dev.portolan.ui.pluginsets;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.PluginSetsClient;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;

/// The plugins of an organization as one file, for review, a repository, or another organization.
@Route(value = ":tenant/plugins/set", layout = TenantLayout.class)
@PageTitle("Plugins as one file · Portolan")
class PluginSetView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient PluginSetsClient sets;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Plugins as one file");
    private final Div content = new Div();

    PluginSetView(SignedIn signedIn, PluginSetsClient sets, Background background) {
        this.signedIn = signedIn;
        this.sets = sets;
        this.background = background;
        addClassName("page");
        content.addClassName("tabbed");
        header.below("What is installed, with its settings, to be read, kept in a repository and brought in again."
                + " Secrets are never in it.");
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.PLUGIN_READ);
        var bringIn = AddressFilters.read(event.getLocation(), "tab").equals("import");
        var back = Links.button("/" + opened.slug() + "/plugins", "Installed plugins");
        header.actions(back);
        content.removeAll();
        content.add(tabs(opened, bringIn));
        if (!bringIn) {
            content.add(new TakeOutPart(opened, sets, background));
        } else if (opened.may(Permissions.PLUGIN_INSTALL) && opened.may(Permissions.PLUGIN_CONFIGURE)) {
            content.add(new BringInPart(opened, sets, background));
        } else {
            content.add(
                    new EmptyState(
                            VaadinIcon.LOCK,
                            "Your role may not bring a file in",
                            "It takes the right to install plugins and to configure them. An admin of your organization has it."));
        }
    }

    private static Tabs tabs(TenantSession tenant, boolean bringIn) {
        var out = new Tab("Take out");
        out.setId("tab-export");
        var in = new Tab("Bring in");
        in.setId("tab-import");
        var tabs = new Tabs(out, in);
        tabs.setSelectedIndex(bringIn ? 1 : 0);
        tabs.addSelectedChangeListener(_ -> UI.getCurrent()
                .navigate(
                        tenant.slug() + "/plugins/set",
                        tabs.getSelectedIndex() == 0 ? QueryParameters.empty() : QueryParameters.of("tab", "import")));
        return tabs;
    }
}
