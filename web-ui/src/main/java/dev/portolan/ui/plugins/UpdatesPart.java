package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Installations.Plan;
import dev.portolan.ui.clients.Installations.Wish;
import dev.portolan.ui.clients.PluginUpdates.Update;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.marketplace.PermissionList;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Card;
import dev.portolan.ui.page.DialogButton;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.SafeMarkdown;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which release an installation has and follows, what newer one there is, and whether it is taken by itself.
final class UpdatesPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient PluginDesk desk;
    private final transient PluginPage page;
    private final transient Installed installation;
    private final boolean allowed;
    private final Div newer = new Div();
    private final Div problem = new Div();
    private final Select<VersionChoice> choice = new Select<>();
    private @Nullable NewSettings settings;
    private boolean take;
    private final Button change = new Button("Review the change");

    /// @param take whether to open the dialog that takes the newer release
    UpdatesPart(PluginDesk desk, PluginPage page, Installed installation, boolean take) {
        this.desk = desk;
        this.page = page;
        this.installation = installation;
        this.take = take;
        this.allowed = desk.tenant().may(Permissions.PLUGIN_INSTALL);
        addClassNames("stack", "updates-part");
        setId("updates");
        newer.addClassName("stack");
        add(new Card("Newer release", newer), new Card("Which releases it takes", version()));
        load();
    }

    private void load() {
        newer.removeAll();
        newer.add(Skeleton.lines(2));
        desk.background()
                .load(
                        () -> desk.updates().updates(desk.tenant().slug(), desk.tenant()).stream()
                                .filter(update -> update.id().equals(desk.id()))
                                .findFirst(),
                        this::show,
                        refusal -> {
                            newer.removeAll();
                            newer.add(ProblemBanner.of(
                                    "Whether there is a newer release is not known", refusal, this::load));
                        });
    }

    private void show(Optional<Update> found) {
        newer.removeAll();
        if (found.isEmpty()) {
            newer.add(new Paragraph("Version " + installation.version() + " is the newest that it can have."));
            return;
        }
        var update = found.get();
        var line = new Div(
                new Paragraph("Version " + update.to() + " is there. This is " + update.from() + "."),
                new Badge(Tone.of(UpdateWords.tone(update.kind())), UpdateWords.kind(update.kind())));
        line.addClassName("actions");
        newer.add(line);
        UpdateWords.remarks(update).forEach(remark -> newer.add(new Paragraph(remark)));
        if (!update.asks().isEmpty()) {
            newer.add(new Paragraph("It asks for this too:"), new PermissionList(update.asks()));
        }
        update.changelog().ifPresent(text -> newer.add(SafeMarkdown.of(text)));
        if (allowed) {
            take(update);
        }
    }

    private void take(Update update) {
        switch (update.kind()) {
            case "blocked" -> {}
            case "configuration" -> newer.add(settings(update));
            default -> {
                var button = new DialogButton(
                        "Update to " + update.to(), () -> new UpdateDialog(updates(), List.of(update)));
                button.setId("take-update");
                button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                newer.add(new Div(button));
                if (take) {
                    take = false;
                    button.click();
                }
            }
        }
    }

    private UpdateDesk updates() {
        return new UpdateDesk(
                desk.tenant(), desk.plugins(), desk.installations(), desk.updates(), desk.background(), desk.changed());
    }

    private Component settings(Update update) {
        var schema = page.listing().schema();
        if (schema == null || !page.listing().version().equals(update.to())) {
            return new Notice(
                    Tone.INFO,
                    "It has settings that are not known here",
                    "Choose version " + update.to() + " below; what is missing is said then.");
        }
        var part = new NewSettings(
                schema, installation, configuration -> review(wish(update).configuring(configuration)));
        settings = part;
        return part;
    }

    private Wish wish(Update update) {
        var grants =
                page.listing().permissions().stream().map(Asked::permission).toList();
        return (installation.channel().isPresent()
                        ? Wish.released(null, installation.channel().get())
                        : Wish.released(update.to(), null))
                .granting(grants);
    }

    private Component version() {
        choice.setId("version-choice");
        choice.setLabel("Releases");
        choice.setItems(VersionChoice.all(installation, page.listing().releases()));
        choice.setItemLabelGenerator(VersionChoice::words);
        choice.setValue(VersionChoice.of(installation));
        choice.setReadOnly(!allowed);
        choice.addValueChangeListener(_ -> change.setEnabled(allowed && changed()));
        change.setId("change-version");
        change.setEnabled(false);
        change.setDisableOnClick(true);
        change.addClickListener(_ -> review(choice.getValue().wish()));
        var row = new Div(choice, change);
        row.addClassNames("actions", "align-end", "version-row");
        var help = new Span("An older release comes with the settings and permissions of now.");
        help.addClassName("sub");
        var part = new Div(row, help, problem, automatic());
        part.addClassName("stack");
        return part;
    }

    private boolean changed() {
        return choice.getValue() != null && !choice.getValue().equals(VersionChoice.of(installation));
    }

    private Component automatic() {
        var automatic = new Checkbox("Take releases by itself that ask for nothing new");
        automatic.setId("automatic-updates");
        automatic.addClassName("switch");
        automatic.setValue(installation.automaticUpdates());
        automatic.setEnabled(allowed);
        automatic.setHelperText("Each is watched afterwards, and goes back by itself if its health check fails.");
        automatic.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                automatic(automatic, event.getValue());
            }
        });
        return automatic;
    }

    private void automatic(Checkbox automatic, boolean wanted) {
        automatic.setEnabled(false);
        desk.background()
                .load(
                        () -> desk.installations()
                                .updateByItself(desk.tenant().slug(), desk.tenant(), desk.id(), wanted),
                        _ -> {
                            automatic.setEnabled(true);
                            Toast.say(wanted ? "It updates by itself from now on." : "It waits for you from now on.");
                        },
                        refusal -> {
                            automatic.setEnabled(true);
                            automatic.setValue(!wanted);
                            Toast.refused("That was not changed: " + refusal.detail());
                        });
    }

    private void idle() {
        change.setEnabled(changed());
        if (settings != null) {
            settings.release();
        }
    }

    private void review(Wish wish) {
        problem.removeAll();
        desk.background()
                .load(
                        () -> desk.installations().plan(desk.tenant().slug(), desk.tenant(), desk.id(), wish),
                        plan -> reviewed(plan, wish),
                        refusal -> refused(refusal, wish));
    }

    private void reviewed(Plan plan, Wish wish) {
        idle();
        if (plan.diff().isEmpty() && plan.refusals().isEmpty()) {
            Toast.say("Nothing changes.");
            return;
        }
        var names = new SettingWords(installation.schema(), page.listing().permissions());
        var dialog = new DifferenceDialog("What will change", plan.diff(), names);
        if (!plan.refusals().isEmpty() || !plan.also().isEmpty()) {
            dialog.then(new PlanSteps(plan));
        }
        if (!plan.missing().isEmpty()) {
            dialog.then(new Notice(
                    Tone.ATTENTION,
                    "It will wait for settings",
                    "It is off until they are filled in under Configuration."));
        }
        if (plan.refusals().isEmpty()) {
            dialog.confirm("Apply changes", () -> apply(wish.with(plan.also())));
        }
        dialog.open();
    }

    private void apply(Wish wish) {
        var before = installation.revision();
        desk.background()
                .load(
                        () -> desk.installations().put(desk.tenant().slug(), desk.tenant(), desk.id(), wish, before),
                        now -> {
                            UndoToast.offer(
                                    desk.background(),
                                    "It has version " + now.version() + ", as revision " + now.revision() + ".",
                                    () -> desk.installations()
                                            .rollBack(desk.tenant().slug(), desk.tenant(), desk.id(), before),
                                    desk.changed());
                            desk.changed().run();
                        },
                        refusal -> refused(refusal, wish));
    }

    private void refused(ProblemException refusal, Wish wish) {
        idle();
        var consent = refusal.violations().stream()
                .anyMatch(violation -> violation.pointer().startsWith("/grants"));
        if (consent && wish.grants() == null) {
            agree(wish);
            return;
        }
        problem.removeAll();
        problem.add(
                refusal.violations().isEmpty()
                        ? ProblemBanner.of("That could not be changed", refusal, desk.changed())
                        : new Notice(Tone.BAD, "That version needs other settings", refusal.detail()));
    }

    /// Another release asks for other permissions: says which, and goes on with consent.
    private void agree(Wish wish) {
        desk.background()
                .load(
                        () -> asked(wish.version()),
                        permissions -> agree(wish, permissions),
                        refusal -> problem.add(ProblemBanner.of(
                                "What that version asks for is not known", refusal, () -> review(wish))));
    }

    private List<Asked> asked(@Nullable String version) {
        return version == null || version.equals(page.listing().version())
                ? page.listing().permissions()
                : desk.plugins().listing(desk.tenant(), desk.id(), version).permissions();
    }

    private void agree(Wish wish, List<Asked> permissions) {
        var grants = permissions.stream().map(Asked::permission).toList();
        new DifferenceDialog("It asks for your consent")
                .first(new PermissionList(permissions))
                .back("Cancel")
                .confirm("Agree and go on", () -> review(wish.granting(grants)))
                .open();
    }
}
