package dev.portolan.ui.plugins;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Installations.Query;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.operator.FilterBar;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.FileLink;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.plugins.InstalledList.Order;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is installed, and what was and can be restored.
@Route(value = ":tenant/plugins", layout = TenantLayout.class)
@PageTitle("Plugins · Portolan")
class PluginsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final String ANY = "in any state";

    private final transient SignedIn signedIn;
    private final transient InstallationsClient installations;
    private final transient PluginCounts counts;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient Latest latest;
    private final transient Latest latestRetained;
    private final PageHeader header = new PageHeader("Plugins");
    private final Div tabs = new Div();
    private final FilterBar filters = new FilterBar(this::filtered);
    private final TextField text = filters.search("installed-search", "Search plugins");
    private final Select<String> state =
            filters.select("installed-state", "State", ANY, List.of(), PluginsView::stateWords);
    private final Select<String> order = filters.select(
            "installed-sort",
            "Sort",
            Order.NAME.words(),
            List.of(Order.STATE.wire(), Order.CHANGED.wire()),
            value -> Order.of(value).words());
    private final Div content = new Div();
    private final Div retained = new Div();
    private transient InstalledList list = new InstalledList(List.of());
    private transient @Nullable TenantSession tenant;
    // read by downloads, which run outside the page's lock
    private transient volatile Query asked = new Query("", "", "");
    private final transient Map<PluginId, Long> revisions = new HashMap<>();
    private boolean following;

    PluginsView(
            SignedIn signedIn,
            InstallationsClient installations,
            PluginCounts counts,
            LiveChanges changes,
            Background background) {
        this.signedIn = signedIn;
        this.installations = installations;
        this.counts = counts;
        this.changes = changes;
        this.background = background;
        this.latest = new Latest(background);
        this.latestRetained = new Latest(background);
        addClassName("page");
        header.below("What your portal can do beyond the catalog.");
        content.addClassName("stack");
        content.setId("installed");
        add(header, tabs, filters, content, retained);
    }

    private static String stateWords(String wire) {
        return InstalledState.named(wire).map(InstalledState::words).orElse(wire);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.PLUGIN_READ);
        tenant = opened;
        tabs.removeAll();
        tabs.add(new PluginTabs(opened, PluginPlace.INSTALLED).counting(counts, opened, background));
        var address = event.getLocation();
        text.setValue(AddressFilters.read(address, "q"));
        FilterBar.items(state, ANY, states(AddressFilters.read(address, "state")), PluginsView::stateWords);
        state.setValue(AddressFilters.read(address, "state"));
        var sort = Order.of(AddressFilters.read(address, "sort"));
        order.setValue(sort == Order.NAME ? "" : sort.wire());
        header.actions(file(opened), set(opened));
        content.removeAll();
        content.add(Skeleton.rows(4));
        retained.removeAll();
        if (!following) {
            following = true;
            ListChanges.follow(changes, this, opened.tenant(), delay -> load(opened, delay));
        }
        load(opened);
    }

    private static List<String> states(String chosen) {
        return chosen.isEmpty() ? List.of() : List.of(chosen);
    }

    private FileLink file(TenantSession opened) {
        var file = new FileLink(
                "CSV", "plugins-" + opened.slug() + ".csv", () -> installations.file(opened.slug(), opened, asked));
        file.setId("installed-csv");
        return file;
    }

    private static Anchor set(TenantSession opened) {
        var set = Links.button("/" + opened.slug() + "/plugins/set", "As one file");
        set.setId("plugin-set");
        set.addComponentAsFirst(VaadinIcon.FILE_CODE.create());
        return set;
    }

    private void filtered() {
        var opened = tenant;
        if (opened != null) {
            new AddressFilters()
                    .with("q", text.getValue())
                    .with("state", state.getValue())
                    .with("sort", order.getValue())
                    .keep(this, opened.slug() + "/plugins");
            show(opened);
        }
    }

    private void load(TenantSession opened) {
        load(opened, Duration.ZERO);
    }

    private void load(TenantSession opened, Duration delay) {
        latest.loadLater(
                delay,
                () -> installations.all(opened.slug(), opened),
                found -> {
                    list = new InstalledList(found);
                    FilterBar.items(state, ANY, list.states(), PluginsView::stateWords);
                    show(opened);
                },
                problem -> failed(opened, problem));
        latestRetained.loadLater(
                delay,
                () -> installations.retained(opened.slug(), opened),
                gone -> showRetained(opened, gone),
                _ -> retained.removeAll()); // the list above says that the service is away
    }

    private void show(TenantSession opened) {
        var narrowed = state.getValue() == null ? "" : state.getValue();
        var sorted = order.getValue() == null ? "" : order.getValue();
        asked = new Query(text.getValue().strip(), narrowed, sorted);
        var shown = list.shown(text.getValue(), narrowed, Order.of(sorted));
        var all = list.all().size();
        header.count(all == 0 ? "" : shown.size() == all ? Integer.toString(all) : shown.size() + " of " + all);
        filters.setVisible(all > 0);
        content.removeAll();
        if (all == 0) {
            content.add(none(opened));
        } else if (shown.isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.SEARCH, "No plugin fits", "Look for other words, or take a filter away."));
        }
        shown.forEach(installed -> content.add(row(opened, installed)));
    }

    /// One that somebody has changed while the page is open is marked for a moment.
    private InstalledRow row(TenantSession opened, Installed installed) {
        var row = new InstalledRow(opened.slug(), installed);
        var before = revisions.put(installed.id(), installed.revision());
        if (before != null && before < installed.revision()) {
            row.addClassName("arrived");
        }
        return row;
    }

    private static EmptyState none(TenantSession opened) {
        var browse = new Anchor("/" + opened.slug() + "/plugins/marketplace", "Browse the marketplace");
        browse.addClassName("button-link");
        return new EmptyState(
                VaadinIcon.PUZZLE_PIECE,
                "No plugins yet",
                "Plugins add cards to entities, widgets to the home page, and checks.",
                browse);
    }

    private void showRetained(TenantSession opened, List<Installed> gone) {
        retained.removeAll();
        if (!gone.isEmpty()) {
            retained.add(new RetainedPart(installations, background, opened, gone, () -> load(opened)));
        }
    }

    private void failed(TenantSession opened, ProblemException problem) {
        header.count("");
        filters.setVisible(false);
        content.removeAll();
        content.add(ProblemBanner.of("The installed plugins could not be loaded", problem, () -> load(opened)));
    }
}
