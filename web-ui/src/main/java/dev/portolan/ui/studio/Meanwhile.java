package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.ui.clients.Studio.Whole;
import dev.portolan.ui.clients.StudioClient;
import dev.portolan.ui.conflicts.ConflictDialog;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Toast;
import java.util.function.Consumer;

/// What somebody else does with a draft that is open here. What was typed stays: their change stands beside it, and
/// the person chooses.
final class Meanwhile {
    private final StudioClient studio;
    private final Background background;
    private final ObjectMapper json;
    private final DraftNotices notices = new DraftNotices();
    private final Page page;

    Meanwhile(StudioClient studio, Background background, ObjectMapper json, Page page) {
        this.studio = studio;
        this.background = background;
        this.json = json;
        this.page = page;
    }

    /// The page of a draft, as far as others concern it.
    interface Page {
        /// The service holds another draft than before; the form is as it was.
        void stands(OpenDraft draft);

        /// The form is another.
        void filled(OpenDraft draft);

        /// The draft is there again, under another address.
        void moved(OpenDraft draft);

        /// Asks the browser whether somebody stands in a field of the form. Not answered where there is no browser.
        void whetherInForm(OpenDraft draft, Consumer<Boolean> then);

        /// What was chosen is to be saved.
        void save(OpenDraft draft);
    }

    /// Stands above the form.
    DraftNotices notices() {
        return notices;
    }

    /// Something may have become of it.
    void look(OpenDraft draft) {
        read(draft, now -> {
            if (now.revision() > draft.seen().revision()) {
                overtaken(draft, now);
            } else if (now.revision() == draft.seen().revision()) {
                draft.told(now);
                page.stands(draft);
            }
        });
    }

    /// Shows their change at once, unless that would take away what is being typed here. What is typed is known here
    /// only after a pause, so the browser is asked whether somebody stands in a field.
    void overtaken(OpenDraft draft, Whole now) {
        if (draft.dirty()) {
            notices.changed(now, () -> compare(draft));
            return;
        }
        page.whetherInForm(draft, within -> {
            if (within || draft.dirty()) {
                notices.changed(now, () -> compare(draft));
            } else {
                takeTheirs(draft, now);
            }
        });
    }

    private void takeTheirs(OpenDraft draft, Whole now) {
        take(draft, now, now.content());
        Toast.say(DraftNotices.name(now) + " has changed this draft. It is shown as it is now.");
    }

    private void take(OpenDraft draft, Whole now, ObjectNode content) {
        draft.goOn(now, content);
        notices.none();
        page.filled(draft);
    }

    /// Shows what both have changed, and asks whose is to stay.
    void compare(OpenDraft draft) {
        read(draft, now -> compare(draft, now));
    }

    private void compare(OpenDraft draft, Whole now) {
        var merge = draft.beside(now);
        if (!draft.dirty() || merge.rows().isEmpty()) {
            takeTheirs(draft, now);
        } else if (!merge.theirsChanged()) {
            draft.told(now);
            notices.none();
            page.stands(draft);
            Toast.say(DraftNotices.name(now) + " has changed this draft and taken it back. Go on with yours.");
        } else {
            notices.changed(now, () -> compare(draft));
            new ConflictDialog(
                            DraftSchema.CONFLICT,
                            DraftNotices.who(now),
                            merge.rows(),
                            () -> take(draft, now, now.content()),
                            choices -> {
                                take(draft, now, json.valueToTree(merge.merged(choices)));
                                page.save(draft);
                            })
                    .open();
        }
    }

    private void read(OpenDraft draft, Consumer<Whole> then) {
        var tenant = draft.tenant();
        var id = draft.seen().id();
        background.load(() -> studio.draft(tenant.slug(), tenant, id), then, problem -> {
            if (problem.notFound()) {
                gone(draft);
            } else {
                Toast.refused("What others have changed could not be read: " + problem.detail());
            }
        });
    }

    /// Nobody has it any more but this page.
    void gone(OpenDraft draft) {
        draft.deleted();
        notices.deleted(draft.tenant().slug(), () -> again(draft));
        page.stands(draft);
    }

    private void again(OpenDraft draft) {
        var tenant = draft.tenant();
        var name = draft.seen().plugin().plugin();
        var written = draft.written();
        background.load(
                () -> studio.begin(tenant.slug(), tenant, name, written),
                now -> {
                    draft.saved(now, written);
                    notices.none();
                    page.moved(draft);
                    Toast.say("It is a draft again.");
                },
                problem -> {
                    gone(draft);
                    Toast.refused("It is no draft again yet. " + problem.detail());
                });
    }
}
