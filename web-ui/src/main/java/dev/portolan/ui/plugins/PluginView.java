package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.PluginState;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.MarketplaceClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.PluginUpdatesClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.SharedReads;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The page of one plugin: what it is, and for an installed one its switch, settings, revisions and log.
@Route(value = ":tenant/plugins/:publisher/:plugin/:tab?", layout = TenantLayout.class)
class PluginView extends Main implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;
    private static final Map<String, String> TITLES = titles();
    private static final List<String> TABS = List.copyOf(TITLES.keySet());

    private final transient SignedIn signedIn;
    private final transient PluginClient plugins;
    private final transient InstallationsClient installations;
    private final transient PluginUpdatesClient updates;
    private final transient MarketplaceClient marketplace;
    private final transient LiveChanges changes;
    private final transient LateReads reads;
    private final transient FormSources forms;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("");
    private final Div content = new Div();
    private final Div elsewhere = new Div();
    private transient @Nullable PluginId shown;
    private @Nullable ConfigurationPart configuration;
    private @Nullable LogPart log;
    private @Nullable EnableSwitch enable;
    private transient @Nullable Installed seen;
    private transient Location address = new Location("");
    private long revision;
    /// Whether somebody comes to uninstall it.
    private boolean danger;
    private String tab = "";
    private String title = "Plugin · Portolan";

    PluginView(
            SignedIn signedIn,
            PluginClient plugins,
            InstallationsClient installations,
            PluginUpdatesClient updates,
            MarketplaceClient marketplace,
            LiveChanges changes,
            SharedReads reads,
            FormSources forms,
            Background background) {
        this.signedIn = signedIn;
        this.plugins = plugins;
        this.installations = installations;
        this.updates = updates;
        this.marketplace = marketplace;
        this.changes = changes;
        this.forms = forms;
        this.background = background;
        this.latest = new Latest(background);
        this.reads = new LateReads(reads, latest);
        addClassName("page");
        content.addClassName("tabbed");
        add(header, content);
    }

    private static Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        titles.put("about", "About");
        titles.put("configuration", "Configuration");
        titles.put("updates", "Updates");
        titles.put("revisions", "Revisions");
        titles.put("log", "Log");
        return Collections.unmodifiableMap(titles);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.PLUGIN_READ);
        var id = id(event);
        tab = event.getRouteParameters().get("tab").orElse("");
        if (!tab.isEmpty() && !TABS.contains(tab)) {
            throw new NotFoundException("no tab " + tab);
        }
        address = event.getLocation();
        danger = AddressFilters.read(event.getLocation(), "part").equals("danger");
        title = id.plugin() + " · Portolan";
        if (shown == null) {
            changes.follow(this, tenant.tenant(), change -> changed(tenant, change));
        }
        if (!id.equals(shown)) {
            header.title(id.plugin());
            enable = null;
        }
        shown = id;
        configuration = null;
        log = null;
        content.removeAll();
        content.add(Skeleton.lines(8));
        load(tenant, id);
    }

    private static PluginId id(BeforeEnterEvent event) {
        var parameters = event.getRouteParameters();
        try {
            return new PluginId(
                    parameters.get("publisher").orElse(""),
                    parameters.get("plugin").orElse(""));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("no such plugin");
        }
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (configuration != null && configuration.dirty()) {
            var going = event.postpone();
            var dialog = new ConfirmDialog();
            dialog.setHeader("Leave without applying?");
            dialog.setText("What you typed is not applied and will be lost.");
            dialog.setCancelable(true);
            dialog.setCancelText("Stay");
            dialog.setConfirmText("Leave");
            dialog.addConfirmListener(_ -> going.proceed());
            dialog.addCancelListener(_ -> going.cancel());
            dialog.open();
        }
    }

    private void changed(TenantSession tenant, Change change) {
        switch (change) {
            case Change.PluginChanged(var state)
            when state.plugin().equals(shown) && state.revision() > revision -> told(tenant, state);
            case Change.PluginRemoved removed
            when removed.plugin().equals(shown) -> elsewhere(tenant, removed.plugin());
            case Change.PluginChanged _,
                    Change.PluginRemoved _,
                    Change.CatalogChanged _,
                    Change.SourceProgress _,
                    Change.Standing _ -> {}
        }
    }

    /// Whether it is on is shown at once, from what the change says of itself; the rest is read a little later, so that
    /// not all who look at it ask in the same moment.
    private void told(TenantSession tenant, PluginState state) {
        var known = enable;
        if (known == null) {
            elsewhere(tenant, state.plugin());
            return;
        }
        revision = state.revision();
        known.told(state.enabled());
        if (configuration != null && configuration.dirty()) {
            elsewhere(tenant, state.plugin());
            return;
        }
        var desk = desk(tenant, state.plugin());
        reads.read(
                desk,
                state.revision(),
                page -> refresh(tenant, desk, page),
                problem -> failed(tenant, state.plugin(), problem));
    }

    private void refresh(TenantSession tenant, PluginDesk desk, PluginPage page) {
        var now = page.installation();
        var before = seen;
        var aboutIt = tab.isEmpty() || tab.equals("about");
        if (aboutIt && now != null && before != null && now.sameButForSwitch(before)) {
            head(desk, page, now);
        } else {
            show(tenant, desk, page);
        }
    }

    /// Somebody else changed it: shown at once, unless that would take away what is being typed here.
    private void elsewhere(TenantSession tenant, PluginId id) {
        if (configuration != null && configuration.dirty()) {
            elsewhere.removeAll();
            elsewhere.add(somebody(configuration));
        } else {
            load(tenant, id);
        }
    }

    private Notice somebody(ConfigurationPart part) {
        var compare = new Button("Compare now", _ -> part.compare());
        compare.setId("compare-now");
        return new Notice(
                Tone.ATTENTION,
                "Somebody else has changed this plugin",
                "Nothing of yours is lost: theirs is shown beside it when you press Apply, or now.",
                compare);
    }

    private PluginDesk desk(TenantSession tenant, PluginId id) {
        return new PluginDesk(tenant, id, plugins, installations, updates, background, () -> load(tenant, id));
    }

    private void load(TenantSession tenant, PluginId id) {
        var desk = desk(tenant, id);
        latest.load(
                () -> PluginPage.read(desk), page -> show(tenant, desk, page), problem -> failed(tenant, id, problem));
    }

    private void show(TenantSession tenant, PluginDesk desk, PluginPage page) {
        var listing = page.listing();
        var icon = listing.texts().icon();
        var installation = page.installation();
        title = listing.title() + " · Portolan";
        header.title(listing.title()).icon(new PluginIcon(icon, listing.title()));
        if (installation != null && busy()) {
            head(desk, page, installation);
            return;
        }
        configuration = null;
        content.removeAll();
        var retained = page.retained();
        if (retained != null) {
            content.add(new RestoreNotice(installations, background, tenant, retained, desk.changed()));
        }
        if (installation == null) {
            revision = 0;
            enable = null;
            seen = null;
            header.below(new Span(listing.publisher() + " · version " + listing.version()));
            header.actions();
            content.add(new OfferPart(desk, marketplace, listing, installed -> installed(tenant, installed)));
            return;
        }
        head(desk, page, installation);
        var open = tab.isEmpty() ? "about" : tab;
        elsewhere.removeAll();
        content.add(elsewhere, new StandingPart(desk, installation, open, () -> switchOn(desk)));
        content.add(tabs(tenant, listing.id(), open), part(desk, page, installation, open));
    }

    /// Whether something is on the page that must not be replaced: what is typed, or a log that is being read.
    private boolean busy() {
        return configuration != null && configuration.dirty() || log != null && log.isAttached();
    }

    private void head(PluginDesk desk, PluginPage page, Installed installation) {
        revision = installation.revision();
        seen = installation;
        header.below(
                new Span(page.listing().publisher() + " · version " + installation.version()),
                StateWords.badge(installation));
        toggle(desk, installation);
    }

    private void switchOn(PluginDesk desk) {
        background.load(
                () -> installations.enable(desk.tenant().slug(), desk.tenant(), desk.id(), true),
                _ -> desk.changed().run(),
                problem -> Toast.refused(desk.id().plugin() + " was not switched on: " + problem.detail()));
    }

    /// The switch stays the same one while the page is open: a click must not fall on one that is being replaced.
    private void toggle(PluginDesk desk, Installed installation) {
        var known = enable;
        if (known == null) {
            known = new EnableSwitch(desk, desk.tenant().may(Permissions.PLUGIN_ENABLE));
            enable = known;
            header.actions(known);
        }
        known.update(installation);
    }

    private Component part(PluginDesk desk, PluginPage page, Installed installation, String open) {
        return switch (open) {
            case "configuration" -> configuration(desk, installation);
            case "updates" -> new UpdatesPart(desk, page, installation);
            case "revisions" -> new RevisionsPart(desk, installation.revision());
            case "log" -> log(desk);
            default -> new AboutPart(page.listing(), true);
        };
    }

    private Component configuration(PluginDesk desk, Installed installation) {
        var part = new ConfigurationPart(desk, installation, forms);
        configuration = part;
        var content = new Div(part, forms.hooks(desk));
        content.addClassNames("stack", "form-page");
        if (desk.tenant().may(Permissions.PLUGIN_INSTALL)) {
            var uninstall = new UninstallPart(desk, () -> {
                configuration = null;
                uninstalled(desk);
            });
            content.add(uninstall);
            if (danger) {
                danger = false;
                uninstall.scrollIntoView();
            }
        }
        return content;
    }

    private Component log(PluginDesk desk) {
        var part = new LogPart(desk, address);
        log = part;
        return part;
    }

    private void uninstalled(PluginDesk desk) {
        UndoToast.offer(
                background,
                "It was uninstalled, and can be restored for 30 days.",
                () -> installations.restore(desk.tenant().slug(), desk.tenant(), desk.id()),
                () -> UI.getCurrent()
                        .navigate(Links.path(desk.tenant().slug(), desk.id()).substring(1)));
        UI.getCurrent().navigate(desk.tenant().slug() + "/plugins");
    }

    private static Tabs tabs(TenantSession tenant, PluginId id, String open) {
        var tabs = new Tabs();
        for (var name : TABS) {
            var item = new Tab(TITLES.get(name));
            item.setId("tab-" + name);
            tabs.add(item);
        }
        tabs.setSelectedIndex(TABS.indexOf(open));
        var path = Links.path(tenant.slug(), id).substring(1);
        tabs.addSelectedChangeListener(_ -> UI.getCurrent()
                .navigate(tabs.getSelectedIndex() == 0 ? path : path + "/" + TABS.get(tabs.getSelectedIndex())));
        return tabs;
    }

    private void installed(TenantSession tenant, Installed installation) {
        Toast.say(installation.name() + " was installed.");
        UI.getCurrent()
                .navigate(Links.path(tenant.slug(), installation.id()).substring(1)
                        + (installation.configurable() ? "/configuration" : "/about"));
    }

    private void failed(TenantSession tenant, PluginId id, ProblemException problem) {
        if (busy()) {
            Toast.refused("How " + id.plugin() + " stands could not be read again: " + problem.detail());
            return;
        }
        content.removeAll();
        content.add(
                problem.notFound()
                        ? new EmptyState(
                                VaadinIcon.PUZZLE_PIECE,
                                "There is no plugin " + id,
                                "It may have been taken off the marketplace.")
                        : ProblemBanner.of("The plugin could not be loaded", problem, () -> load(tenant, id)));
    }
}
