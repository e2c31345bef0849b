package dev.portolan.ui.plugins;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Plugins.Revision;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DifferenceList;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;

/// Every change of an installation, newest first, and the way back to each.
final class RevisionsPart extends Div {
    private static final long serialVersionUID = 1;

    private final transient PluginDesk desk;
    private final long current;

    /// @param current the revision that is in force
    RevisionsPart(PluginDesk desk, long current) {
        this.desk = desk;
        this.current = current;
        addClassName("card");
        setId("revisions");
        load();
    }

    private void load() {
        removeAll();
        add(Skeleton.rows(4));
        desk.background()
                .load(
                        () -> desk.plugins().revisions(desk.tenant().slug(), desk.tenant(), desk.id()),
                        this::show,
                        problem -> {
                            removeAll();
                            add(ProblemBanner.of("The revisions could not be loaded", problem, this::load));
                        });
    }

    private void show(Page<Revision> page) {
        removeAll();
        page.items().forEach(revision -> add(item(revision)));
    }

    private Component item(Revision revision) {
        var title = new H2("Revision " + revision.revision() + ": " + words(revision));
        var author = revision.author() == null || revision.author().name() == null
                ? "Somebody"
                : revision.author().name();
        var line = new Div(new Span(author), new Ago(revision.at()));
        line.addClassNames("sub", "actions");
        var words = new Div(title, line);
        words.addClassName("words");
        if (revision.reason() != null) {
            words.add(new Paragraph("“" + revision.reason() + "”"));
        }
        if (!revision.diff().isEmpty()) {
            var frame = new Div(new DifferenceList(revision.diff()));
            frame.addClassName("table-frame");
            words.add(frame);
        }
        var item = new Article(words);
        item.addClassName("revision");
        if (revision.revision() == current) {
            item.add(new Badge(Tone.GOOD, "In force"));
        } else if (desk.tenant().may(Permissions.PLUGIN_CONFIGURE) && !"uninstalled".equals(revision.change())) {
            var back = new Button(
                    "Roll back to revision " + revision.revision(),
                    _ -> confirm(revision.revision()).open());
            back.setId("rollback-" + revision.revision());
            item.add(back);
        }
        return item;
    }

    private static String words(Revision revision) {
        var change = revision.change() == null ? "changed" : revision.change();
        return change.replace('_', ' ');
    }

    private ConfirmDialog confirm(long revision) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Roll back to revision " + revision + "?");
        dialog.setText(
                "Version, settings, permissions and the switch become as they were then. Secrets stay the newest."
                        + " This makes a new revision, so it can be undone too.");
        dialog.setCancelable(true);
        dialog.setConfirmText("Roll back");
        dialog.addConfirmListener(_ -> desk.background()
                .load(
                        () -> {
                            desk.plugins().rollBack(desk.tenant().slug(), desk.tenant(), desk.id(), revision);
                            return revision;
                        },
                        done -> {
                            Toast.say("Rolled back to revision " + done + ".");
                            desk.changed().run();
                        },
                        problem -> Toast.refused("It was not rolled back: " + problem.detail())));
        return dialog;
    }
}
