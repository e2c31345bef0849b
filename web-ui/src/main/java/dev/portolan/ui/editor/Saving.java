package dev.portolan.ui.editor;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.contracts.EntityRef;
import dev.portolan.ui.clients.Entity;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.yaml.YamlReading;
import org.jspecify.annotations.Nullable;

/// Saves what was written: shows first what changes, and says why it was refused. Where somebody else was quicker, the
/// writer chooses whose text stays.
final class Saving {
    private final WritingPart writing;
    private final Div notices = new Div();
    private final Span status = new Span();
    private final Anchor cancel = new Anchor("", "Cancel");
    private final Button save = new Button("Create entity");
    private final Div bar = new Div(status, cancel, save);
    private @Nullable EditorDesk desk;
    private @Nullable Kept seen;

    Saving(WritingPart writing) {
        this.writing = writing;
        notices.addClassName("stack");
        notices.setId("editor-notices");
        status.addClassNames("status", "sub");
        cancel.addClassNames("button-link", "secondary");
        save.setId("review");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickListener(_ -> review());
        bar.addClassName("save-bar");
    }

    /// What is said about saving; stands above the text.
    Div notices() {
        return notices;
    }

    /// Stands below the text.
    Div bar() {
        return bar;
    }

    /// Nothing can be saved until there is something to write in.
    void open(EditorDesk with) {
        desk = with;
        seen = null;
        notices.removeAll();
        cancel.setHref(with.back());
        save.setText(with.ref() == null ? "Create entity" : "Review and save");
        save.setEnabled(false);
    }

    /// @param kept what there is; null for a new entity
    void ready(@Nullable Kept kept) {
        seen = kept;
        save.setEnabled(true);
    }

    void typed() {
        status.setText(writing.dirty() ? "Not saved yet." : "");
    }

    private void review() {
        var with = desk;
        if (with != null) {
            notices.removeAll();
            writing.read().ifPresent(read -> review(with, read));
        }
    }

    private void review(EditorDesk with, YamlReading.Read read) {
        var before = seen;
        var edited = with.ref();
        if (edited == null || before == null) {
            create(with, read);
            return;
        }
        var differences = FieldDifferences.between(before.document(), read.value());
        if (differences.isEmpty()) {
            Toast.say("Nothing has changed.");
            return;
        }
        new ReviewDialog(differences, () -> save(with, edited, read, before.etag())).open();
    }

    private void create(EditorDesk with, YamlReading.Read read) {
        var entity = new Entity(read.value());
        EntityRef made;
        try {
            made = EntityRef.parse(entity.ref().toString());
        } catch (IllegalArgumentException e) {
            writing.wrong();
            say(new Notice(
                    Tone.BAD,
                    "It has no name yet",
                    "An entity needs a kind and a metadata.name, for example my-service."));
            return;
        }
        save(with, made, read, null);
    }

    private void save(EditorDesk with, EntityRef written, YamlReading.Read read, @Nullable String etag) {
        notices.removeAll();
        save.setEnabled(false);
        var tenant = with.tenant();
        with.background()
                .act(
                        () -> with.entities().write(tenant.slug(), tenant, written, read.value(), etag),
                        () -> {
                            writing.saved();
                            Toast.say(written.name() + (with.ref() == null ? " was created." : " was saved."));
                            UI.getCurrent()
                                    .navigate(Links.path(tenant.slug(), written).substring(1));
                        },
                        problem -> refused(with, written, read, problem));
    }

    /// Says why, and keeps the text.
    private void refused(EditorDesk with, EntityRef written, YamlReading.Read read, ProblemException problem) {
        save.setEnabled(true);
        if (problem.status() == 412 && with.ref() == null) {
            exists(with, written);
        } else if (problem.status() == 412) {
            meanwhile();
        } else if (!problem.violations().isEmpty()) {
            writing.wrong(problem.violations(), read);
            say(new Notice(Tone.BAD, "It was not saved", "What has to change is named under Checks."));
        } else if (problem.status() == 409) {
            say(new Notice(Tone.BAD, "The name is taken", problem.detail() + " Your text stays here."));
        } else {
            say(ProblemBanner.of("It was not saved", problem, this::review));
        }
    }

    private void exists(EditorDesk with, EntityRef there) {
        writing.toTop();
        say(new Notice(
                Tone.BAD,
                "There is a " + there + " already",
                "Give yours another name, or edit the one that is there. Your text stays here.",
                EditorView.page(with.tenant(), there)));
    }

    /// Somebody else has changed the entity: shows how, and asks whose is to stay; unless nothing is typed here, or it
    /// is being saved.
    void changed() {
        if (writing.dirty() && save.isEnabled()) {
            meanwhile();
        }
    }

    private void meanwhile() {
        var with = desk;
        var edited = with == null ? null : with.ref();
        if (with == null || edited == null) {
            return;
        }
        with.background()
                .load(
                        () -> with.read(edited),
                        this::conflict,
                        problem -> say(
                                problem.notFound()
                                        ? new Notice(
                                                Tone.ATTENTION,
                                                "Somebody removed it while you were writing",
                                                "Copy your text and make a new entity of it.")
                                        : ProblemBanner.of(
                                                "It was changed by somebody else, and what cannot be seen",
                                                problem,
                                                this::meanwhile)));
    }

    private void conflict(Entity theirs) {
        var before = seen;
        if (before == null || before.current(theirs)) {
            return;
        }
        var now = Kept.of(theirs);
        say(new ConflictNotice(
                FieldDifferences.between(before.document(), now.document()),
                () -> {
                    seen = now;
                    review();
                },
                () -> {
                    seen = now;
                    notices.removeAll();
                    writing.show(now);
                }));
    }

    private void say(Component notice) {
        notices.removeAll();
        notices.add(notice);
    }
}
