package dev.portolan.ui.studio;

import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.Studio.Whole;
import dev.portolan.ui.clients.StudioClient;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Confirm;
import dev.portolan.ui.page.Toast;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Saves, publishes and deletes the draft that is open, and tells other pages of it.
final class DraftSaving {
    private final StudioClient studio;
    private final LiveChanges changes;
    private final Background background;
    private final Page page;
    private final DraftBar bar = new DraftBar(this::save, this::publish, this::delete);
    private @Nullable OpenDraft open;
    private boolean busy;
    /// Something was heard while it was busy.
    private boolean missed;

    DraftSaving(StudioClient studio, LiveChanges changes, Background background, Page page) {
        this.studio = studio;
        this.changes = changes;
        this.background = background;
        this.page = page;
        show();
    }

    /// The page of a draft, as far as saving concerns it.
    interface Page {
        /// The service holds another draft than before; the form is as it was.
        void stands(OpenDraft draft);

        /// The draft is deleted here.
        void left(OpenDraft draft);

        /// What others do.
        Meanwhile meanwhile();
    }

    DraftBar bar() {
        return bar;
    }

    void open(OpenDraft draft) {
        open = draft;
        busy = false;
        missed = false;
        show();
    }

    void close() {
        open = null;
        busy = false;
        show();
    }

    /// Whether there is something in the page that is nowhere else.
    boolean unsaved() {
        return open != null && open.unsaved();
    }

    /// Shows what can be done now.
    void show() {
        bar.show(open, busy);
    }

    /// Takes a change of the organization, which may be of this draft.
    void heard(Change change) {
        if (open == null
                || open.gone()
                || !(change instanceof Change.DraftChanged(var _, var id))
                || !id.equals(open.seen().id())) {
            return;
        }
        if (busy) {
            missed = true;
        } else {
            page.meanwhile().look(open);
        }
    }

    /// Tells all pages and lists of drafts. This page hears it, too, and reads what has become of its draft.
    void tell(OpenDraft draft) {
        changes.tell(
                new Change.DraftChanged(draft.tenant().tenant(), draft.seen().id()));
    }

    private void busy() {
        busy = true;
        show();
    }

    private void idle() {
        busy = false;
        show();
        if (missed && open != null) {
            missed = false;
            page.meanwhile().look(open);
        }
    }

    private void save() {
        if (open != null && !busy) {
            save(open);
        }
    }

    void save(OpenDraft draft) {
        send(draft, _ -> Toast.say("The draft is saved."));
    }

    private void send(OpenDraft draft, Consumer<Whole> then) {
        var tenant = draft.tenant();
        var written = draft.written();
        var seen = draft.seen();
        busy();
        background.load(
                () -> studio.save(tenant.slug(), tenant, seen, written),
                now -> {
                    draft.saved(now, written);
                    page.meanwhile().notices().none();
                    done(draft);
                    then.accept(now);
                },
                problem -> refused(draft, "The draft was not saved.", problem));
    }

    private void done(OpenDraft draft) {
        idle();
        page.stands(draft);
        tell(draft);
    }

    private void publish() {
        if (open != null && !busy && open.form().check()) {
            var draft = open;
            send(draft, now -> now.sameAs().ifPresentOrElse(DraftSaving::nothing, () -> release(draft)));
        }
    }

    private static void nothing(String version) {
        Toast.say("Nothing has changed since version " + version + ", so there is nothing to publish.");
    }

    private void release(OpenDraft draft) {
        var tenant = draft.tenant();
        var seen = draft.seen();
        busy();
        background.load(
                () -> studio.publish(tenant.slug(), tenant, seen),
                version -> {
                    Toast.say("Version " + version + " is published for your organization.");
                    done(draft);
                },
                problem -> refused(draft, "It was not published.", problem));
    }

    private void delete() {
        if (open != null && !busy) {
            var draft = open;
            Confirm.danger(
                            "Delete this draft?",
                            "What was published of it stays, and goes on where it is installed.",
                            "Delete the draft",
                            () -> delete(draft))
                    .open();
        }
    }

    private void delete(OpenDraft draft) {
        var tenant = draft.tenant();
        var seen = draft.seen();
        busy();
        background.act(
                () -> studio.delete(tenant.slug(), tenant, seen),
                () -> {
                    close();
                    tell(draft);
                    page.left(draft);
                },
                problem -> refused(draft, "The draft was not deleted.", problem));
    }

    private void refused(OpenDraft draft, String what, ProblemException problem) {
        idle();
        if (problem.status() == 412) {
            page.meanwhile().compare(draft);
        } else if (problem.notFound()) {
            page.meanwhile().gone(draft);
        } else if (!draft.form().show(FaultWays.inForm(problem.violations()))) {
            Toast.refused(what + " " + problem.detail());
        }
    }
}
