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
    private final transient ConfigurationPart.Place place;
    private final Div news = new Div();
    private transient Opening opening;
    private @Nullable ConfigurationPart configuration;
    private @Nullable LogPart log;
    private @Nullable AboutPart about;
    private @Nullable StandingPart standing;

    InstalledPart(InstalledHead head, FormSources forms, ConfigurationPart.Place place, Opening opening) {
        this.head = head;
        this.forms = forms;
        this.place = place;
        this.opening = opening;
        addClassName("tabbed");
        news.setId("elsewhere");
    }

    /// Whether settings are typed that are not applied yet.
    boolean dirty() {
        return configuration != null && configuration.dirty();
    }

    /// Whether something is shown that is not given up because it could not be read again: settings that may be being
    /// typed, or a log that is being read.
    boolean busy() {
        return configuration != null && configuration.open() || reading();
    }

    private boolean reading() {
        return log != null && log.isAttached();
    }

    void show(PluginDesk desk, PluginPage page, Installed installation) {
        head.show(desk, installation);
        var form = configuration;
        if (reading()) {
            return;
        }
        if (form == null || !form.open() || form.holds(installation)) {
            draw(desk, page, installation);
        } else {
            form.whetherFree(() -> replace(form, desk, page, installation), () -> overtaken(form));
        }
    }

    /// Draws it anew unless that has been done since it was asked for: then there is another form to ask about.
    private void replace(ConfigurationPart form, PluginDesk desk, PluginPage page, Installed installation) {
        if (form.equals(configuration)) {
            draw(desk, page, installation);
        } else {
            show(desk, page, installation);
        }
    }

    private void draw(PluginDesk desk, PluginPage page, Installed installation) {
        news.removeAll();
        var before = standing;
        var now = new StandingPart(desk, installation, opening.tab(), () -> switchOn(desk, installation));
        standing = now;
        if (before != null && holds(page, installation)) {
            addComponentAtIndex(indexOf(before), now);
            remove(before);
            if (configuration != null) {
                configuration.told(installation);
            }
            return;
        }
        configuration = null;
        removeAll();
        add(news, now, PageTabs.of(desk.tenant(), desk.id(), opening.tab()), tab(desk, page, installation));
        opening = opening.done();
    }

    /// Whether the tab shows what it would if it were drawn anew.
    private boolean holds(PluginPage page, Installed installation) {
        return about != null && about.takes(page, installation)
                || configuration != null && configuration.holds(installation);
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
    private void overtaken(ConfigurationPart form) {
        if (!form.equals(configuration)) {
            return;
        }
        var compare = new Button("Compare now", _ -> form.compare());
        compare.setId("compare-now");
        news.removeAll();
        news.add(new Notice(
                Tone.ATTENTION,
                "Somebody else has changed this plugin",
                "Nothing of yours is lost: theirs is shown beside it when you press Apply, or now.",
                compare));
    }

    /// Somebody uninstalled it while settings are being typed here.
    void uninstalled() {
        news.removeAll();
        news.add(new Notice(
                Tone.ATTENTION,
                "Somebody else has uninstalled this plugin",
                "What you have typed stays here until you leave this page, but cannot be applied any more."));
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
        var part = new ConfigurationPart(desk, installation, forms, names(page, installation), place);
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
