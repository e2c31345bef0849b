package dev.portolan.ui.operator;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;
import dev.portolan.ui.shell.Breadcrumb;
import dev.portolan.ui.shell.Keyboard;
import dev.portolan.ui.shell.PersonMenu;
import dev.portolan.ui.shell.ThemeMenu;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Around every page of the provider's staff.
public class OperatorLayout extends AppLayout implements BeforeEnterObserver, AfterNavigationObserver {
    private static final long serialVersionUID = 1;
    private static final String TENANTS = "operator/tenants";

    private final transient SignedIn signedIn;
    private final Breadcrumb breadcrumb = new Breadcrumb();
    private boolean built;
    private @Nullable SideNavItem tenants;

    OperatorLayout(SignedIn signedIn) {
        this.signedIn = signedIn;
        setPrimarySection(Section.DRAWER);
        addClassNames("tenant-layout", "operator-layout");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.LOOK);
        if (!built) {
            built = true;
            build(staff);
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        var path = event.getLocation().getPath();
        breadcrumb.show(path);
        if (tenants != null && path.startsWith(TENANTS)) {
            tenants.setPathAliases(Set.of(TENANTS, path)); // its pages lie beside its own address, not below it
        }
    }

    private void build(StaffSession staff) {
        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Navigation");
        var room = new Div();
        room.addClassName("room");
        addToNavbar(toggle, breadcrumb, room, new ThemeMenu(), new Keyboard(false));
        var brand = new Anchor("/operator", "Portolan");
        brand.addClassName("brand");
        var mark = new Span("Staff");
        mark.addClassNames("badge", "tone-attention");
        var head = new Div(brand, mark);
        head.addClassNames("drawer-head", "staff-head");
        var foot = new Div(new PersonMenu(staff.person(), signedIn));
        foot.addClassName("drawer-foot");
        addToDrawer(head, new Scroller(navigation(staff)), foot);
    }

    private Nav navigation(StaffSession staff) {
        var entries = new SideNav();
        entries.setLabel("Console");
        var list = item("Tenants", "operator", VaadinIcon.BUILDING_O);
        list.setPathAliases(Set.of(TENANTS));
        tenants = list;
        entries.addItem(list);
        entry(entries, staff, StaffRight.SEE_INVOICES, "Invoices", "operator/invoices", VaadinIcon.INVOICE);
        entry(entries, staff, StaffRight.HOLD_SUPPORT_SESSION, "Support", "operator/support", VaadinIcon.LIFEBUOY);
        entry(entries, staff, StaffRight.SEE_RELEASES, "Releases", "operator/releases", VaadinIcon.PUZZLE_PIECE);
        entry(entries, staff, StaffRight.SEE_MARKETPLACE, "Reviews", "operator/reviews", VaadinIcon.CLIPBOARD_CHECK);
        entry(entries, staff, StaffRight.SEE_MARKETPLACE, "Publishers", "operator/publishers", VaadinIcon.USERS);
        var groups = new Div(entries);
        groups.addClassName("navs");
        var landmark = new Nav(groups);
        landmark.getElement().setAttribute("aria-label", "Main");
        return landmark;
    }

    private static void entry(
            SideNav entries, StaffSession staff, StaffRight right, String label, String path, VaadinIcon icon) {
        if (staff.may(right)) {
            var item = item(label, path, icon);
            item.setMatchNested(true);
            entries.addItem(item);
        }
    }

    private static SideNavItem item(String label, String path, VaadinIcon icon) {
        var item = new SideNavItem(label, path, icon.create());
        item.setId("nav-" + label.toLowerCase(Locale.ROOT));
        return item;
    }
}
