package dev.portolan.ui.plugins;

import com.fasterxml.jackson.databind.JsonNode;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Installations.Plan;
import dev.portolan.ui.clients.Installations.Wish;
import dev.portolan.ui.clients.Plugins.TestResult;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.conflicts.ConfigurationMerge;
import dev.portolan.ui.conflicts.ConflictDialog;
import dev.portolan.ui.conflicts.Words;
import dev.portolan.ui.forms.SchemaForm;
import dev.portolan.ui.page.BusyBar;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The settings of an installation: a form, a test with what is typed, the difference, and then the change. Where
/// somebody else was quicker, their change stands beside the one made here, and the person chooses.
final class ConfigurationPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient PluginDesk desk;
    /// What the form began with, as far as it concerns it.
    private transient Installed seen;
    private final transient JsonNode begun;
    private final transient SettingWords names;
    private final transient Place place;
    private final SchemaForm form;
    private final Div result = new Div();
    private final Span status = new Span("Nothing is changed.");
    private final BusyBar progress = new BusyBar("Applying");
    private final Button test = new Button("Test connection");
    private final Button apply = new Button("Apply");
    /// Whether what was typed has been applied or given up.
    private boolean done;

    /// Says whether somebody stands in a field of a form; not while there is no browser.
    interface Place {
        void whetherWithin(SchemaForm form, Consumer<Boolean> then);
    }

    ConfigurationPart(PluginDesk desk, Installed installation, FormSources sources, SettingWords names, Place place) {
        this.desk = desk;
        this.seen = installation;
        this.names = names;
        this.place = place;
        form = sources.connect(
                new SchemaForm(installation.schema(), installation.configuration()), desk.tenant(), desk.id());
        begun = form.document();
        addClassName("stack");
        if (!form.hasFields()) {
            add(new EmptyState(
                    VaadinIcon.SLIDERS, "Nothing to set", "This plugin works as it is; it has no settings."));
            return;
        }
        form.setId("configuration");
        form.whenChanged(this::changed);
        result.setId("result");
        result.getElement().setAttribute("aria-live", "polite");
        add(form, result);
        if (desk.tenant().may(Permissions.PLUGIN_CONFIGURE)) {
            add(bar());
        } else {
            form.setEnabled(false);
            addComponentAsFirst(new Notice(
                    Tone.INFO, "You can look, not change", "Your role may not change the settings of plugins."));
        }
    }

    private Div bar() {
        test.setId("test-connection");
        test.setDisableOnClick(true);
        test.addClickListener(_ -> test());
        apply.setId("apply");
        apply.setDisableOnClick(true);
        apply.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        apply.addClickListener(_ -> review());
        status.addClassNames("sub", "status");
        status.getElement().setAttribute("role", "status");
        progress.setVisible(false);
        var bar = new Div(status, test, apply, progress);
        bar.addClassName("save-bar");
        return bar;
    }

    /// Whether something is typed that is not applied yet.
    boolean dirty() {
        return !done && form.hasFields() && form.changed();
    }

    /// Whether it is a form that somebody may be filling in.
    boolean open() {
        return !done && form.hasFields();
    }

    /// Whether the form holds of an installation what it would begin with.
    boolean holds(Installed now) {
        return open()
                && seen.version().equals(now.version())
                && seen.configuration().equals(now.configuration())
                && seen.grants().equals(now.grants());
    }

    /// It stands otherwise now, in nothing that the form says.
    void told(Installed now) {
        seen = now;
    }

    /// Runs `give` where nothing is typed here and nobody stands in a field, else `keep`.
    void whetherFree(Runnable give, Runnable keep) {
        if (dirty()) {
            keep.run();
        } else {
            place.whetherWithin(form, within -> (within || dirty() ? keep : give).run());
        }
    }

    /// Shows what somebody else has made of the settings meanwhile.
    void compare() {
        busy("Reading what has changed …");
        desk.background().load(desk::read, this::conflict, this::refused);
    }

    private void changed() {
        status.setText(form.changed() ? "Changes are not applied yet." : "Nothing is changed.");
    }

    private void busy(String words) {
        result.removeAll();
        status.setText(words);
        progress.setVisible(true);
        test.setEnabled(false);
        apply.setEnabled(false);
    }

    private void idle() {
        changed();
        progress.setVisible(false);
        test.setEnabled(true);
        apply.setEnabled(true);
    }

    private void test() {
        if (!checked()) {
            return;
        }
        busy("Testing with what is typed …");
        var configuration = form.configuration();
        desk.background()
                .load(
                        () -> desk.plugins().test(desk.tenant().slug(), desk.tenant(), desk.id(), configuration),
                        this::tested,
                        this::refused);
    }

    private boolean checked() {
        result.removeAll();
        if (form.check()) {
            return true;
        }
        idle();
        return false;
    }

    private void tested(TestResult answer) {
        idle();
        var detail = answer.message() == null ? "" : answer.message();
        var notice = answer.ok()
                ? new Notice(Tone.GOOD, "The test passed", detail)
                : new Notice(Tone.BAD, "The test failed", detail);
        notice.setId("test-result");
        result.add(notice);
    }

    private void review() {
        if (checked()) {
            review(Wish.configured(form.configuration()), seen.revision());
        }
    }

    /// What is found when a wish is looked at before it is sent.
    ///
    /// @param plan null when somebody has changed the installation since
    private record Look(Installed now, @Nullable Plan plan) {}

    private void review(Wish wish, long revision) {
        busy("Working out what will change …");
        desk.background()
                .load(
                        () -> {
                            var now = desk.read();
                            return new Look(now, now.revision() == revision ? plan(wish) : null);
                        },
                        look -> looked(look, wish),
                        problem -> refused(problem, wish, revision));
    }

    private Plan plan(Wish wish) {
        return desk.installations().plan(desk.tenant().slug(), desk.tenant(), desk.id(), wish);
    }

    private void looked(Look look, Wish wish) {
        var plan = look.plan();
        if (plan == null) {
            conflict(look.now());
            return;
        }
        idle();
        if (!plan.refusals().isEmpty()) {
            result.add(new Notice(Tone.BAD, "This would be refused", String.join(" ", plan.refusals())));
        } else if (plan.diff().isEmpty()) {
            Toast.say("Nothing changes.");
        } else {
            form.show(plan.missing());
            difference(plan, wish, look.now().revision()).open();
        }
    }

    private DifferenceDialog difference(Plan plan, Wish wish, long revision) {
        var dialog = new DifferenceDialog("What will change", plan.diff(), names)
                .back("Back to the form")
                .confirm("Apply changes", () -> apply(wish, revision));
        if (!plan.missing().isEmpty()) {
            dialog.then(new Notice(
                    Tone.ATTENTION, "More is needed before it can be switched on", "The form marks what is missing."));
        }
        if (revision != seen.revision()) {
            dialog.first(new Notice(
                    Tone.INFO,
                    "It was changed meanwhile",
                    "This compares with how it is now, revision " + revision + "."));
        }
        return dialog;
    }

    private void apply(Wish wish, long revision) {
        busy("Applying …");
        desk.background()
                .load(
                        () -> desk.installations().put(desk.tenant().slug(), desk.tenant(), desk.id(), wish, revision),
                        changed -> {
                            applied(changed, revision);
                            leave();
                        },
                        problem -> refused(problem, wish, revision));
    }

    private void applied(Installed changed, long before) {
        UndoToast.offer(
                desk.background(),
                "Applied as revision " + changed.revision() + ".",
                () -> desk.installations().rollBack(desk.tenant().slug(), desk.tenant(), desk.id(), before),
                desk.changed());
    }

    private void leave() {
        done = true;
        desk.changed().run();
    }

    private void conflict(Installed now) {
        idle();
        if (!dirty()) {
            leave();
            Toast.say(ChangedBy.words(now) + " It is shown as it is now.");
            return;
        }
        var merge = new ConfigurationMerge(seen.configuration(), now.configuration(), begun, form.document());
        if (!merge.theirsChanged()) {
            review(Wish.configured(merge.merged(Map.of())), now.revision());
            return;
        }
        new ConflictDialog(
                        Words.settings(names.ofConfiguration()),
                        ChangedBy.words(now),
                        merge.rows(),
                        this::leave,
                        choices -> review(Wish.configured(merge.merged(choices)), now.revision()))
                .open();
    }

    private void refused(ProblemException refusal, Wish wish, long revision) {
        if (refusal.status() == 412) {
            compare();
        } else if (wish.grants() == null && consent(refusal)) {
            idle();
            agree(refusal, wish, revision).open();
        } else {
            refused(refusal);
        }
    }

    /// Whether nothing but consent is missing: an address that a secret goes to moves.
    private static boolean consent(ProblemException refusal) {
        return !refusal.violations().isEmpty()
                && refusal.violations().stream()
                        .allMatch(violation -> violation.pointer().startsWith("/grants"));
    }

    private DifferenceDialog agree(ProblemException refusal, Wish wish, long revision) {
        var words = refusal.violations().stream()
                .map(violation -> violation.message().replaceFirst(": send .*", "."))
                .collect(Collectors.joining(" "));
        return new DifferenceDialog("It asks for your consent again")
                .first(new Notice(Tone.ATTENTION, "What it may reach changes", words))
                .back("Back to the form")
                .confirm("Agree and go on", () -> review(wish.granting(seen.grants()), revision));
    }

    private void refused(ProblemException refusal) {
        idle();
        if (!form.show(refusal.violations())) {
            result.add(ProblemBanner.of("This could not be done", refusal, this::review));
        }
    }
}
