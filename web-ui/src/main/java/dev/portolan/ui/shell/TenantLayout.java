package dev.portolan.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.orderedlayout.Scroller;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Account.Me;
import dev.portolan.ui.clients.Account.Membership;
import dev.portolan.ui.clients.AccountClient;
import dev.portolan.ui.clients.NotificationsClient;
import dev.portolan.ui.clients.SearchClient;
import dev.portolan.ui.clients.SupportClient;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.themes.Themes;
import org.jspecify.annotations.Nullable;

/// Around every page of an organization: its name, the navigation, the way to anything, the person. It minds what
/// becomes of the organization and of the person in it while pages are open.
public class TenantLayout extends AppLayout implements BeforeEnterObserver, AfterNavigationObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient AccountClient accounts;
    private final transient NotificationsClient notifications;
    private final transient SearchClient search;
    private final transient SupportClient support;
    private final transient PluginPages.Source pages;
    private final transient Themes themes;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final Breadcrumb breadcrumb = new Breadcrumb();
    private final Scroller navigation = new Scroller();
    private @Nullable Slug shown;
    private String here = "";
    private transient @Nullable PluginPages added;
    private transient @Nullable Banners banners;
    private transient @Nullable Standing standing;

    TenantLayout(
            SignedIn signedIn,
            AccountClient accounts,
            NotificationsClient notifications,
            SearchClient search,
            SupportClient support,
            PluginPages.Source pages,
            Themes themes,
            LiveChanges changes,
            Background background) {
        this.signedIn = signedIn;
        this.accounts = accounts;
        this.notifications = notifications;
        this.search = search;
        this.support = support;
        this.pages = pages;
        this.themes = themes;
        this.changes = changes;
        this.background = background;
        setPrimarySection(Section.DRAWER);
        addClassName("tenant-layout");
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
        here = event.getLocation().getPath();
        breadcrumb.show(here);
        if (standing != null) {
            standing.mind(UI.getCurrent(), event.getLocation().getPath());
        }
        if (banners != null) {
            banners.look(UI.getCurrent());
        }
    }

    private void build(TenantSession tenant) {
        getChildren().filter(child -> !child.equals(getContent())).toList().forEach(this::remove);
        var toggle = new DrawerToggle();
        toggle.setAriaLabel("Navigation");
        var room = new Div();
        room.addClassName("room");
        var goTo = new GoTo(tenant, search, background);
        var told = new Banners(tenant, support, changes, background);
        var bell = new Bell(tenant, notifications, changes, background);
        addToNavbar(toggle, breadcrumb, room, goTo, bell, new ThemeMenu(), told, themes.of(tenant), new Keyboard(true));

        var switcher = new TenantSwitcher(tenant.slug());
        var head = new Div(switcher);
        head.addClassName("drawer-head");
        var foot = new Div(new PersonMenu(tenant.person(), signedIn));
        foot.addClassName("drawer-foot");
        addToDrawer(head, navigation, foot);
        var minds = new Standing(tenant, background, told, (state, name) -> {
            navigate(tenant, "suspended".equals(state));
            if (!name.isEmpty()) {
                switcher.name(name);
            }
        });
        var plugins = pages.of(tenant, () -> {
            navigation.getContent().getChildren().forEach(this::pages);
            breadcrumb.show(here);
        });
        added = plugins;
        breadcrumb.named(plugins::title);
        navigate(tenant, false);
        plugins.load();
        // followed as long as this organization's switcher is shown, and no longer
        changes.follow(switcher, tenant.tenant(), change -> {
            minds.changed(UI.getCurrent(), change);
            plugins.changed(change);
        });
        banners = told;
        standing = minds;
        background.load(
                () -> accounts.me(tenant.person().keycloak()), me -> known(tenant, switcher, minds, me), _ -> {});
    }

    private void navigate(TenantSession tenant, boolean suspended) {
        var entries = new Navigation(tenant, suspended);
        if (!suspended) {
            pages(entries);
        }
        navigation.setContent(entries.landmark());
    }

    private void pages(Component entries) {
        if (added != null && entries instanceof Navigation shownNow && !shownNow.suspended()) {
            var _ = shownNow.pages(added.all());
        }
    }

    private void known(TenantSession tenant, TenantSwitcher switcher, Standing minds, Me me) {
        switcher.show(me.tenants());
        var here = me.tenants().stream()
                .filter(membership -> membership.slug().equals(tenant.slug().value()))
                .findFirst();
        here.map(Membership::state).ifPresent(state -> minds.is(UI.getCurrent(), state));
        here.map(Membership::name).ifPresentOrElse(switcher::name, () -> {
            minds.notMember(UI.getCurrent());
            background.load(() -> accounts.tenant(tenant.slug(), tenant).name(), switcher::name, _ -> {});
        });
    }
}
