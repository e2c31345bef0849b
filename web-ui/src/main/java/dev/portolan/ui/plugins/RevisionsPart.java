package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Installations.Plan;
import dev.portolan.ui.clients.Plugins.Difference;
import dev.portolan.ui.clients.Plugins.Revision;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DifferenceList;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// Every change of an installation, newest first: any two can be compared, and each can be gone back to, with what that
/// changes shown first and a way back from it afterwards.
final class RevisionsPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient PluginDesk desk;
    private final transient RevisionHistory history;
    private final long current;
    private final transient SettingWords names;
    private final Div items = new Div();
    private final Div foot = new Div();
    private final Span hint = new Span();
    private final Button compare = new Button("Compare");
    private final TreeSet<Long> chosen = new TreeSet<>();

    /// @param current the revision that is in force
    /// @param names of the settings as they are now
    RevisionsPart(PluginDesk desk, long current, SettingWords names) {
        this.desk = desk;
        this.current = current;
        this.names = names;
        this.history = new RevisionHistory(desk);
        addClassNames("card", "revisions");
        setId("revisions");
        compare.setId("compare");
        compare.setDisableOnClick(true);
        compare.addClickListener(_ -> compare());
        hint.addClassName("sub");
        hint.getElement().setAttribute("role", "status");
        var bar = new Div(hint, compare);
        bar.addClassNames("actions", "compare-bar");
        foot.add(Skeleton.rows(4));
        add(bar, items, foot);
        chose();
        load();
    }

    private void load() {
        desk.background().load(history::read, this::show, problem -> {
            foot.removeAll();
            foot.add(ProblemBanner.of("The revisions could not be loaded", problem, this::load));
        });
    }

    private void show(List<Revision> page) {
        foot.removeAll();
        page.forEach(revision -> items.add(item(revision)));
        if (history.more()) {
            var older = new Button("Show older ones");
            older.setDisableOnClick(true);
            older.addClickListener(_ -> load());
            foot.add(older);
        }
    }

    private Component item(Revision revision) {
        var title = new H2("Revision " + revision.revision() + ": " + words(revision));
        var author = revision.author() == null ? null : revision.author().name();
        var line = new Div(new Span(ChangedBy.name(author)), new Ago(revision.at()));
        line.addClassNames("sub", "actions");
        var words = new Div(title, line);
        words.addClassName("words");
        if (revision.reason() != null) {
            words.add(new Paragraph("“" + revision.reason() + "”"));
        }
        if (!revision.diff().isEmpty()) {
            var frame = new Div(new DifferenceList(revision.diff(), names));
            frame.addClassName("table-frame");
            words.add(frame);
        }
        var item = new Article(pick(revision.revision()), words);
        item.addClassName("revision");
        item.setId("revision-" + revision.revision());
        if (revision.revision() == current) {
            item.add(new Badge(Tone.GOOD, "In force"));
        } else if (desk.tenant().may(Permissions.PLUGIN_CONFIGURE) && !"uninstalled".equals(revision.change())) {
            item.add(back(revision.revision()));
        }
        return item;
    }

    private Checkbox pick(long revision) {
        var pick = new Checkbox();
        pick.setId("pick-" + revision);
        pick.setAriaLabel("Choose revision " + revision + " to compare it");
        pick.addValueChangeListener(change -> {
            if (change.getValue()) {
                chosen.add(revision);
            } else {
                chosen.remove(revision);
            }
            chose();
        });
        return pick;
    }

    private Button back(long revision) {
        var back = new Button("Roll back to revision " + revision);
        back.setId("rollback-" + revision);
        back.setDisableOnClick(true);
        back.addClickListener(_ -> desk.background()
                .load(
                        () -> desk.installations()
                                .rollBackPlan(desk.tenant().slug(), desk.tenant(), desk.id(), revision),
                        plan -> {
                            back.setEnabled(true);
                            confirm(revision, plan);
                        },
                        problem -> {
                            back.setEnabled(true);
                            Toast.refused("What rolling back changes could not be worked out: " + problem.detail());
                        }));
        return back;
    }

    static String words(Revision revision) {
        var change = revision.change() == null ? "changed" : revision.change();
        return change.replace('_', ' ');
    }

    private void chose() {
        var two = chosen.size() == 2;
        compare.setEnabled(two);
        compare.setText(two ? "Compare " + chosen.first() + " with " + chosen.last() : "Compare");
        hint.setText(
                two
                        ? "Two revisions are chosen."
                        : chosen.size() > 2
                                ? "Choose two, not " + chosen.size() + "."
                                : "Choose any two revisions to compare them.");
    }

    private void compare() {
        var from = chosen.first();
        var to = chosen.last();
        desk.background()
                .load(
                        () -> history.between(from, to),
                        differences -> {
                            compare.setEnabled(true);
                            compared(from, to, differences).open();
                        },
                        problem -> {
                            compare.setEnabled(true);
                            Toast.refused("They could not be compared: " + problem.detail());
                        });
    }

    private DifferenceDialog compared(long from, long to, Optional<List<Difference>> differences) {
        var dialog = new DifferenceDialog(
                        "From revision " + from + " to revision " + to, differences.orElse(List.of()), names)
                .back("Close");
        if (differences.isEmpty()) {
            dialog.first(unknown());
        } else if (differences.get().isEmpty()) {
            dialog.first(new Notice(Tone.INFO, "They are the same", "Whatever changed in between was changed back."));
        }
        return dialog;
    }

    private static Notice unknown() {
        return new Notice(
                Tone.INFO, "The history does not reach back far enough", "What exactly differs cannot be told.");
    }

    private void confirm(long revision, Plan plan) {
        if (plan.diff().isEmpty()) {
            Toast.say("Nothing to roll back: it is as it was at revision " + revision + ".");
            return;
        }
        var words = new Paragraph("Version, settings, permissions and the switch become as they were then. Secrets stay"
                + " the newest. This makes a new revision, so it can be undone.");
        words.addClassName("sub");
        var dialog = new DifferenceDialog("Roll back to revision " + revision + "?", plan.diff(), names)
                .then(words)
                .back("Cancel");
        if (!plan.missing().isEmpty()) {
            dialog.then(new Notice(
                    Tone.ATTENTION,
                    "It will wait for settings",
                    "Secrets that it had then are not set now. It is off until they are filled in under"
                            + " Configuration."));
        }
        if (plan.refusals().isEmpty()) {
            dialog.confirm("Roll back", () -> rollBack(revision));
        } else {
            dialog.then(new PlanSteps(plan));
        }
        dialog.open();
    }

    private void rollBack(long revision) {
        desk.background()
                .load(
                        () -> desk.installations().rollBack(desk.tenant().slug(), desk.tenant(), desk.id(), revision),
                        now -> {
                            UndoToast.offer(
                                    desk.background(),
                                    "Rolled back to revision " + revision + ", as revision " + now.revision() + ".",
                                    () -> desk.installations()
                                            .rollBack(desk.tenant().slug(), desk.tenant(), desk.id(), current),
                                    desk.changed());
                            desk.changed().run();
                        },
                        this::refused);
    }

    private void refused(ProblemException problem) {
        Toast.refused("It was not rolled back: " + problem.detail());
    }
}
