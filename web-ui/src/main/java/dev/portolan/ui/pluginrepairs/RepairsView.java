package dev.portolan.ui.pluginrepairs;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.PluginRepairs.Repairs;
import dev.portolan.ui.clients.PluginRepairsClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.plugins.ListChanges;
import dev.portolan.ui.plugins.PluginCounts;
import dev.portolan.ui.plugins.PluginPlace;
import dev.portolan.ui.plugins.PluginTabs;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is wrong with installed plugins: what happened, what it means, and what to do, as a button.
@Route(value = ":tenant/plugins/repairs", layout = TenantLayout.class)
@PageTitle("Plugin repairs · Portolan")
class RepairsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient PluginRepairsClient repairs;
    private final transient InstallationsClient installations;
    private final transient PluginCounts counts;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient Latest latest;
    private final Div tabs = new Div();
    private final Div content = new Div();
    private @Nullable PluginTabs shownTabs;
    private boolean following;

    RepairsView(
            SignedIn signedIn,
            PluginRepairsClient repairs,
            InstallationsClient installations,
            PluginCounts counts,
            LiveChanges changes,
            Background background) {
        this.signedIn = signedIn;
        this.repairs = repairs;
        this.installations = installations;
        this.counts = counts;
        this.changes = changes;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        content.addClassName("stack");
        content.setId("plugin-repairs");
        add(new PageHeader("Plugins").below("What is wrong with them, and how each is mended."), tabs, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.PLUGIN_READ);
        var counted = new PluginTabs(opened, PluginPlace.REPAIRS).counting(counts, opened, background);
        shownTabs = counted;
        tabs.removeAll();
        tabs.add(counted);
        content.removeAll();
        content.add(Skeleton.rows(4));
        if (!following) {
            following = true;
            ListChanges.follow(changes, this, opened.tenant(), delay -> load(opened, delay));
        }
        load(opened);
    }

    private void load(TenantSession opened) {
        load(opened, Duration.ZERO);
    }

    private void load(TenantSession opened, Duration delay) {
        latest.loadLater(
                delay,
                () -> repairs.repairs(opened.slug(), opened),
                found -> show(opened, found),
                problem -> failed(opened, problem));
    }

    private void show(TenantSession opened, Repairs found) {
        content.removeAll();
        if (shownTabs != null) {
            shownTabs.show(PluginPlace.REPAIRS, found.count());
        }
        if (found.items().isEmpty()) {
            content.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    "Nothing to repair",
                    "If a plugin stops, waits for somebody or goes back by itself, it shows here with what to do."));
        }
        var mending = new Mending(opened, repairs, installations, background, () -> load(opened));
        found.items().forEach(repair -> content.add(new RepairCard(mending, repair)));
    }

    private void failed(TenantSession opened, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of("What there is to repair could not be loaded", problem, () -> load(opened)));
    }
}
