package dev.portolan.ui.pluginupdates;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.InstallationsClient;
import dev.portolan.ui.clients.PluginClient;
import dev.portolan.ui.clients.PluginUpdates.Update;
import dev.portolan.ui.clients.PluginUpdatesClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.DialogButton;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.plugins.ListChanges;
import dev.portolan.ui.plugins.PluginCounts;
import dev.portolan.ui.plugins.PluginPlace;
import dev.portolan.ui.plugins.PluginTabs;
import dev.portolan.ui.plugins.UpdateDesk;
import dev.portolan.ui.plugins.UpdateDialog;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Newer releases of what is installed: what each takes, and all of them at once with a plan first.
@Route(value = ":tenant/plugins/updates", layout = TenantLayout.class)
@PageTitle("Plugin updates · Portolan")
class PluginUpdatesView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient PluginUpdatesClient updates;
    private final transient PluginClient plugins;
    private final transient InstallationsClient installations;
    private final transient PluginCounts counts;
    private final transient LiveChanges changes;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Plugins");
    private final Div tabs = new Div();
    private final Div content = new Div();
    private @Nullable PluginTabs shownTabs;
    private boolean following;

    PluginUpdatesView(
            SignedIn signedIn,
            PluginUpdatesClient updates,
            PluginClient plugins,
            InstallationsClient installations,
            PluginCounts counts,
            LiveChanges changes,
            Background background) {
        this.signedIn = signedIn;
        this.updates = updates;
        this.plugins = plugins;
        this.installations = installations;
        this.counts = counts;
        this.changes = changes;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        header.below(
                "Newer releases of what is installed. What asks for nothing new is taken by itself, if you let it.");
        content.addClassName("stack");
        content.setId("plugin-updates");
        add(header, tabs, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var opened = signedIn.tenant(event, Permissions.PLUGIN_READ);
        var counted = new PluginTabs(opened, PluginPlace.UPDATES).counting(counts, opened, background);
        shownTabs = counted;
        tabs.removeAll();
        tabs.add(counted);
        header.actions();
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
                () -> updates.updates(opened.slug(), opened),
                found -> show(opened, found),
                problem -> failed(opened, problem));
    }

    private UpdateDesk desk(TenantSession opened) {
        return new UpdateDesk(opened, plugins, installations, updates, background, () -> load(opened));
    }

    private void show(TenantSession opened, List<Update> found) {
        content.removeAll();
        if (shownTabs != null) {
            shownTabs.show(PluginPlace.UPDATES, found.size());
        }
        var allowed = opened.may(Permissions.PLUGIN_INSTALL);
        header.actions(allowed && !found.isEmpty() ? new Component[] {all(opened, found)} : new Component[0]);
        if (found.isEmpty()) {
            var back = Links.button("/" + opened.slug() + "/plugins", "Look at what is installed");
            content.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    "Everything is up to date",
                    "When a release comes that cannot be taken by itself, it waits here.",
                    back));
        }
        found.forEach(update -> content.add(new UpdateRow(desk(opened), update, allowed)));
    }

    private DialogButton all(TenantSession opened, List<Update> found) {
        var all = new DialogButton("Update all …", () -> new UpdateDialog(desk(opened), found));
        all.setId("update-all");
        all.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return all;
    }

    private void failed(TenantSession opened, ProblemException problem) {
        header.actions();
        content.removeAll();
        content.add(ProblemBanner.of("The newer releases could not be loaded", problem, () -> load(opened)));
    }
}
