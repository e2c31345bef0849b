package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import org.jspecify.annotations.Nullable;

/// How an installed plugin stands, and the tab that was opened: about it, its settings, updates, revisions or log. What
/// is being typed or read there is not replaced.
final class InstalledPart extends Div {
    private static final long serialVersionUID = 1;

    private final InstalledHead head;
    private final transient FormSources forms;
    private final Div news = new Div();
    private transient Opening opening;
    private @Nullable ConfigurationPart configuration;
    private @Nullable LogPart log;
    private @Nullable AboutPart about;
    private @Nullable StandingPart standing;

    InstalledPart(InstalledHead head, FormSources forms, Opening opening) {
        this.head = head;
        this.forms = forms;
        this.opening = opening;
        addClassName("tabbed");
        news.setId("elsewhere");
    }

    /// Whether settings are typed that are not applied yet.
    boolean dirty() {
        return configuration != null && configuration.dirty();
    }

    /// Whether something is shown that must not be replaced: what is typed, or a log that is being read.
    boolean busy() {
        return dirty() || log != null && log.isAttached();
    }

    void show(PluginDesk desk, PluginPage page, Installed installation) {
        head.show(desk, installation);
        if (busy()) {
            return;
        }
        news.removeAll();
        var before = standing;
        var now = new StandingPart(desk, installation, opening.tab(), () -> switchOn(desk, installation));
        standing = now;
        if (before != null && about != null && about.takes(page, installation)) {
            addComponentAtIndex(indexOf(before), now);
            remove(before);
            return;
        }
        configuration = null;
        removeAll();
        add(news, now, PageTabs.of(desk.tenant(), desk.id(), opening.tab()), tab(desk, page, installation));
        opening = opening.done();
    }

    /// Shows what changed where nothing but the switch did, and the tab says nothing of that.
    ///
    /// @return whether that was all
    boolean showSwitch(PluginDesk desk, PluginPage page) {
        var now = page.installation();
        if (now == null
                || !opening.about()
                || head.seen().filter(now::sameButForSwitch).isEmpty()) {
            return false;
        }
        head.show(desk, now);
        return true;
    }

    /// That its release is stopped is said at once; what to do comes with how it stands.
    void stopped(String version) {
        news.removeAll();
        news.add(new Notice(
                Tone.BAD,
                "Version " + version + " has just been stopped by the platform",
                "It runs nowhere any more. What to do is shown here in a moment."));
    }

    /// Somebody else changed it while settings are being typed here.
    void overtaken() {
        var part = configuration;
        if (part == null) {
            return;
        }
        var compare = new Button("Compare now", _ -> part.compare());
        compare.setId("compare-now");
        news.removeAll();
        news.add(new Notice(
                Tone.ATTENTION,
                "Somebody else has changed this plugin",
                "Nothing of yours is lost: theirs is shown beside it when you press Apply, or now.",
                compare));
    }

    private void switchOn(PluginDesk desk, Installed installation) {
        desk.background()
                .load(
                        () -> desk.installations().enable(desk.tenant().slug(), desk.tenant(), desk.id(), true),
                        _ -> desk.changed().run(),
                        problem -> Toast.refused(installation.name() + " was not switched on: " + problem.detail()));
    }

    private Component tab(PluginDesk desk, PluginPage page, Installed installation) {
        return switch (opening.tab()) {
            case "configuration" -> configuration(desk, page, installation);
            case "updates" ->
                new UpdatesPart(desk, page, installation, opening.errand().equals("take"));
            case "revisions" -> new RevisionsPart(desk, installation.revision(), names(page, installation));
            case "log" -> log(desk);
            default -> about(desk, page, installation);
        };
    }

    private Component about(PluginDesk desk, PluginPage page, Installed installation) {
        var part = new AboutPart(desk, page, installation, opening.newest());
        about = part;
        return part;
    }

    private static SettingWords names(PluginPage page, Installed installation) {
        return new SettingWords(installation.schema(), page.installed().permissions());
    }

    private Component configuration(PluginDesk desk, PluginPage page, Installed installation) {
        var part = new ConfigurationPart(desk, installation, forms, names(page, installation));
        configuration = part;
        var content = new Div(part, forms.hooks(desk));
        content.addClassNames("stack", "form-page");
        if (desk.tenant().may(Permissions.PLUGIN_INSTALL)) {
            var uninstall = new UninstallPart(desk, () -> uninstalled(desk));
            content.add(uninstall);
            if (opening.errand().equals("danger")) {
                uninstall.scrollIntoView();
            }
        }
        return content;
    }

    private Component log(PluginDesk desk) {
        var part = new LogPart(desk, opening.address());
        log = part;
        return part;
    }

    private void uninstalled(PluginDesk desk) {
        configuration = null;
        var tenant = desk.tenant();
        UndoToast.offer(
                desk.background(),
                "It was uninstalled, and can be restored for 30 days.",
                () -> desk.installations().restore(tenant.slug(), tenant, desk.id()),
                () -> UI.getCurrent()
                        .navigate(Links.path(tenant.slug(), desk.id()).substring(1)));
        UI.getCurrent().navigate(tenant.slug() + "/plugins");
    }
}
