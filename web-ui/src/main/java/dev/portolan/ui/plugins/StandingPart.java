package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Installations.NewRelease;
import dev.portolan.ui.clients.Installations.Watch;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Moment;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.Tone;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with an installation, or worth knowing now, with the mend beside it.
final class StandingPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient PluginDesk desk;
    private final transient Runnable switchOn;

    private final String open;

    /// @param open the tab that is shown below
    /// @param switchOn switches it on again
    StandingPart(PluginDesk desk, Installed installation, String open, Runnable switchOn) {
        this.desk = desk;
        this.open = open;
        this.switchOn = switchOn;
        addClassName("stack");
        setId("standing");
        trouble(installation);
        installation.watch().ifPresent(watch -> add(watch(installation, watch)));
        if (!"updates".equals(open)) {
            installation.update().ifPresent(update -> add(update(installation, update)));
        }
    }

    private void trouble(Installed installation) {
        var said = installation.health().message();
        var message = said == null ? "" : said;
        switch (InstalledState.of(installation)) {
            case BLOCKED_BY_PLATFORM ->
                add(notice(
                        Tone.BAD,
                        "It is stopped by the platform",
                        or(message, "This release was stopped for everybody, or does not fit the platform any more."),
                        page("updates", "Choose another version", Permissions.PLUGIN_INSTALL)));
            case BLOCKED_BY_PLAN ->
                add(notice(
                        Tone.BAD,
                        "Your plan does not have room for it",
                        or(message, "It comes back by itself as soon as the plan allows it. Nothing of it is lost."),
                        plan()));
            case OVER_BUDGET ->
                add(notice(
                        Tone.BAD,
                        "It was switched off because it broke its budget",
                        or(message, "It took too long or too much, again and again. Its log says when."),
                        List.of(link("log", "Read its log")),
                        again()));
            case AUTH_EXPIRED ->
                add(notice(
                        Tone.BAD,
                        "Its sign-in is refused",
                        or(message, "The service that it asks does not accept its secret any more."),
                        page("configuration", "Give it a new secret", Permissions.PLUGIN_CONFIGURE)));
            case MIGRATION_FAILED ->
                add(notice(
                        Tone.ATTENTION,
                        "Its settings could not be moved over to the new release",
                        or(message, "Everything is as it was. Its log says what failed."),
                        List.of(link("log", "Read its log"))));
            case NEEDS_CONFIGURATION ->
                add(notice(
                        Tone.ATTENTION,
                        "It waits for its settings",
                        "Fill in what is needed and apply; then it goes on.",
                        "configuration".equals(open)
                                ? List.of()
                                : page("configuration", "Fill in its settings", Permissions.PLUGIN_CONFIGURE)));
            case DEGRADED ->
                add(notice(
                        Tone.ATTENTION,
                        "It has trouble",
                        or(message, "Its last calls failed."),
                        List.of(link("log", "Read its log"))));
            case RETRYING ->
                add(notice(
                        Tone.ATTENTION,
                        "It tries again",
                        or(message, "Its last call failed and is repeated."),
                        List.of(link("log", "Read its log"))));
            case ON, OFF, UNINSTALLED -> {}
        }
    }

    private static String or(String message, String otherwise) {
        return message.isBlank() ? otherwise : message;
    }

    private static Component notice(Tone tone, String title, String detail, List<Component> mends) {
        return new Notice(tone, title, detail, mends.toArray(Component[]::new));
    }

    private static Component notice(
            Tone tone, String title, String detail, List<Component> first, List<Component> then) {
        var mends = new ArrayList<>(first);
        mends.addAll(then);
        return notice(tone, title, detail, mends);
    }

    private Anchor link(String tab, String words) {
        return Links.button(Links.path(desk.tenant().slug(), desk.id()) + "/" + tab, words);
    }

    private List<Component> page(String tab, String words, String permission) {
        return desk.tenant().may(permission) ? List.of(link(tab, words)) : List.of();
    }

    private List<Component> plan() {
        if (!desk.tenant().may(Permissions.BILLING_READ)) {
            return List.of();
        }
        var link = Links.button("/" + desk.tenant().slug() + "/settings/plan", "Look at the plan");
        return List.of(link);
    }

    private List<Component> again() {
        if (!desk.tenant().may(Permissions.PLUGIN_ENABLE)) {
            return List.of();
        }
        var button = new Button("Switch it on again");
        button.setId("switch-on");
        button.setDisableOnClick(true);
        button.addClickListener(_ -> switchOn.run());
        return List.of(button);
    }

    private Component watch(Installed installation, Watch watch) {
        var until = watch.until() == null ? "" : " until " + Moment.clock(watch.until());
        var notice = new Notice(
                Tone.INFO,
                "Version " + installation.version() + " is being watched",
                "Its health is checked" + until + ". If that fails, it goes back "
                        + (watch.backTo().isBlank() ? "" : "to revision " + watch.backTo() + " ")
                        + "by itself and says so here.",
                page("revisions", "Go back now", Permissions.PLUGIN_CONFIGURE).toArray(Component[]::new));
        notice.setId("watch");
        return notice;
    }

    private Component update(Installed installation, NewRelease update) {
        var later = installation.automaticUpdates() && update.kind().equals("automatic");
        var notice = new Notice(
                update.kind().equals("automatic") ? Tone.INFO : Tone.ATTENTION,
                "Version " + update.version() + " is there",
                later
                        ? "It asks for nothing new, and is taken by itself soon."
                        : UpdateWords.kind(update.kind()) + ". It stays at version " + installation.version()
                                + " until somebody decides.",
                link("updates", "Look at it"));
        notice.setId("update");
        return notice;
    }
}
