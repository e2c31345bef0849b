package dev.portolan.ui.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.session.TenantSession;
import java.util.Locale;

/// Where one can go in an organization: use it, add to it, run it. An entry is there only for whom it leads somewhere.
final class Navigation extends Div {
    private static final long serialVersionUID = 1;

    Navigation(TenantSession tenant) {
        addClassName("navs");
        var use = group("Portal");
        use.addItem(item(tenant, "Home", "", VaadinIcon.HOME_O));
        entry(use, tenant, Permissions.CATALOG_ENTITY_READ, "Catalog", "/catalog", VaadinIcon.GRID_BIG_O);
        var extend = group("Extend");
        entry(extend, tenant, Permissions.CATALOG_LOCATION_READ, "Sources", "/sources", VaadinIcon.DOWNLOAD_ALT);
        entry(extend, tenant, Permissions.PLUGIN_READ, "Plugins", "/plugins", VaadinIcon.PUZZLE_PIECE);
        var run = group("Organization");
        entry(run, tenant, Permissions.MEMBER_READ, "Members", "/settings/members", VaadinIcon.USERS);
        for (var nav : new SideNav[] {use, extend, run}) {
            if (!nav.getItems().isEmpty()) {
                add(nav);
            }
        }
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
        item.setId("nav-" + label.toLowerCase(Locale.ROOT));
        return item;
    }

    /// The landmark that it is shown in.
    Nav landmark() {
        var nav = new Nav(this);
        nav.getElement().setAttribute("aria-label", "Main");
        return nav;
    }
}
