package dev.portolan.ui.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.ui.clients.Studio.Whole;
import dev.portolan.ui.conflicts.ConfigurationMerge;
import dev.portolan.ui.forms.SchemaForm;
import dev.portolan.ui.session.TenantSession;

/// A draft that is open: what is typed, beside what the service was seen to hold last.
final class OpenDraft {
    private final TenantSession tenant;
    private Whole seen;
    private SchemaForm form;
    /// What the form says of what was seen.
    private JsonNode begun;
    private boolean gone;

    OpenDraft(TenantSession tenant, Whole draft) {
        this.tenant = tenant;
        this.seen = draft;
        this.form = new SchemaForm(DraftSchema.SCHEMA, draft.content());
        this.begun = form.document();
    }

    TenantSession tenant() {
        return tenant;
    }

    Whole seen() {
        return seen;
    }

    SchemaForm form() {
        return form;
    }

    /// The content as it is typed now.
    ObjectNode written() {
        return form.document();
    }

    /// Whether something is typed that was not there when it was seen.
    boolean dirty() {
        return !written().equals(begun);
    }

    /// Whether the service holds no such draft any more.
    boolean gone() {
        return gone;
    }

    /// Whether there is something here that is nowhere else.
    boolean unsaved() {
        return gone || dirty();
    }

    /// The service has taken what was typed.
    void saved(Whole now, ObjectNode content) {
        seen = now;
        begun = content;
        gone = false;
    }

    /// Somebody has deleted it.
    void deleted() {
        gone = true;
    }

    /// What is typed here beside what somebody else has saved.
    ConfigurationMerge beside(Whole now) {
        return new ConfigurationMerge(seen.content(), now.content(), begun, written());
    }

    /// Goes on from what the service holds now, with a form of its own.
    ///
    /// @param content to fill in: that, or something made of it
    void goOn(Whole now, ObjectNode content) {
        seen = now;
        begun = new SchemaForm(DraftSchema.SCHEMA, now.content()).document();
        form = new SchemaForm(DraftSchema.SCHEMA, content);
    }

    /// Nothing but what became of it elsewhere is news: it was published, or saved without a change.
    void told(Whole now) {
        seen = now;
    }
}
