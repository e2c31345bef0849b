package dev.portolan.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Plugins.Extension;
import dev.portolan.ui.session.TenantSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Where one can go in an organization: use it, add to it, run it. An entry is there only for whom it leads somewhere.
final class Navigation extends Div {
    private static final long serialVersionUID = 1;
    private static final String SETTINGS = "/settings/";

    private final transient TenantSession tenant;
    private final boolean suspended;
    private final SideNav use = group("Portal");
    private final transient List<SideNavItem> pages = new ArrayList<>();

    /// @param suspended whether only what a suspended organization keeps is open
    Navigation(TenantSession tenant, boolean suspended) {
        this.tenant = tenant;
        this.suspended = suspended;
        addClassName("navs");
        var extend = group("Extend");
        var run = group("Settings");
        if (!suspended) {
            use.addItem(item(tenant, "Home", "", VaadinIcon.HOME_O));
            entry(use, tenant, Permissions.CATALOG_ENTITY_READ, "Catalog", "/catalog", VaadinIcon.GRID_BIG_O);
            entry(use, tenant, Permissions.PLUGIN_USE, "Actions", "/actions", VaadinIcon.BOLT);
            entry(extend, tenant, Permissions.CATALOG_LOCATION_READ, "Sources", "/sources", VaadinIcon.DOWNLOAD_ALT);
            entry(extend, tenant, Permissions.PLUGIN_READ, "Plugins", "/plugins", VaadinIcon.PUZZLE_PIECE);
            entry(extend, tenant, Permissions.PLUGIN_INSTALL, "Studio", "/studio", VaadinIcon.TOOLS);
            entry(run, tenant, Permissions.MEMBER_READ, "Members", SETTINGS + "members", VaadinIcon.USERS);
            entry(run, tenant, Permissions.TOKEN_MANAGE, "API tokens", SETTINGS + "tokens", VaadinIcon.KEY_O);
            entry(
                    run,
                    tenant,
                    Permissions.CATALOG_CONNECTION_MANAGE,
                    "Connections",
                    SETTINGS + "connections",
                    VaadinIcon.CONNECT_O);
            entry(run, tenant, Permissions.AUDIT_READ, "Audit log", SETTINGS + "audit", VaadinIcon.LIST_OL);
            entry(run, tenant, Permissions.USAGE_READ, "Usage", SETTINGS + "usage", VaadinIcon.BAR_CHART_H);
        }
        entry(run, tenant, Permissions.BILLING_READ, "Plan", SETTINGS + "plan", VaadinIcon.PACKAGE);
        entry(run, tenant, Permissions.BILLING_READ, "Invoices", SETTINGS + "invoices", VaadinIcon.INVOICE);
        if (!suspended) {
            entry(run, tenant, Permissions.SUPPORT_CONSENT, "Support", SETTINGS + "support", VaadinIcon.LIFEBUOY);
        }
        var about = suspended ? Permissions.TENANT_EXPORT : Permissions.TENANT_READ;
        entry(run, tenant, about, "Organization", SETTINGS + "organization", VaadinIcon.BUILDING_O);
        for (var nav : new SideNav[] {use, extend, run}) {
            if (!nav.getItems().isEmpty()) {
                add(nav);
            }
        }
    }

    boolean suspended() {
        return suspended;
    }

    /// Shows the pages that plugins add, after the fixed ones.
    Navigation pages(List<Extension> added) {
        pages.forEach(use::remove);
        pages.clear();
        for (var page : added) {
            var item = new SideNavItem(page.name(), tenant.slug() + PluginPages.path(page), PluginPages.icon(page));
            item.setMatchNested(true);
            item.setId("nav-" + page.publisher() + "-" + page.plugin() + "-" + page.extension());
            pages.add(item);
            use.addItem(item);
        }
        return this;
    }

    private static SideNav group(String label) {
        var nav = new SideNav();
        nav.setLabel(label);
        return nav;
    }

    private static void entry(
            SideNav nav, TenantSession tenant, String permission, String label, String path, VaadinIcon icon) {
        if (tenant.may(permission)) {
            var item = item(tenant, label, path, icon);
            item.setMatchNested(true);
            nav.addItem(item);
        }
    }

    private static SideNavItem item(TenantSession tenant, String label, String path, VaadinIcon icon) {
        var item = new SideNavItem(label, tenant.slug() + path, icon.create());
        item.setId("nav-" + label.toLowerCase(Locale.ROOT).replace(' ', '-'));
        return item;
    }

    /// The landmark that it is shown in.
    Nav landmark() {
        var nav = new Nav(this);
        nav.getElement().setAttribute("aria-label", "Main");
        return nav;
    }
}
