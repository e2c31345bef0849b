package dev.portolan.ui.shell;

import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.AccountClient;
import dev.portolan.ui.clients.CatalogClient;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import org.jspecify.annotations.Nullable;

/// Around every page of an organization: its name, the navigation, the way to anything, the person.
public class TenantLayout extends AppLayout implements BeforeEnterObserver, AfterNavigationObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient AccountClient accounts;
    private final transient CatalogClient catalog;
    private final transient Background background;
    private final Breadcrumb breadcrumb = new Breadcrumb();
    private final Span tenantName = new Span();
    private @Nullable Slug shown;

    TenantLayout(SignedIn signedIn, AccountClient accounts, CatalogClient catalog, Background background) {
        this.signedIn = signedIn;
        this.accounts = accounts;
        this.catalog = catalog;
        this.background = background;
        setPrimarySection(Section.DRAWER);
        addClassName("tenant-layout");
        tenantName.addClassName("tenant-name");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event);
        if (!tenant.slug().equals(shown)) {
            shown = tenant.slug();
            build(tenant);
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        breadcrumb.show(event.getLocation().getPath());
    }

    private void build(TenantSession tenant) {
        getChildren().filter(child -> !child.equals(getContent())).toList().forEach(this::remove);
        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Navigation");
        var room = new Div();
        room.addClassName("room");
        var goTo = new GoTo(tenant, catalog, background);
        addToNavbar(toggle, breadcrumb, room, goTo, new ThemeMenu());

        var brand = new Anchor("/" + tenant.slug(), tenantName);
        brand.addClassName("brand");
        var switcher = new Anchor("/tenants", "Switch organization");
        switcher.addClassName("switcher");
        var head = new Div(brand, switcher);
        head.addClassName("drawer-head");
        tenantName.setText(tenant.slug().value());
        var foot = new Div(new PersonMenu(tenant.person(), signedIn));
        foot.addClassName("drawer-foot");
        addToDrawer(head, new Scroller(new Navigation(tenant).landmark()), foot);
        background.load(
                () -> accounts.tenant(tenant.slug(), tenant).name(),
                tenantName::setText,
                _ -> tenantName.setText(tenant.slug().value()));
    }
}
