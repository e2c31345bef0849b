package dev.portolan.ui.studio;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/// What can be done with a draft now: below its form, but for deleting it, which stands in the head of the page.
final class DraftBar extends Div {
    private static final long serialVersionUID = 1;

    private final Button save = new Button("Save draft");
    private final Button publish = new Button("Publish privately");
    private final Button delete = new Button("Delete");
    private final Span status = new Span();

    DraftBar(Runnable saving, Runnable publishing, Runnable deleting) {
        addClassName("save-bar");
        save.setId("save-draft");
        save.addClickListener(_ -> saving.run());
        publish.setId("publish-draft");
        publish.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        publish.addClickListener(_ -> publishing.run());
        delete.setId("delete-draft");
        delete.addClickListener(_ -> deleting.run());
        status.setId("draft-status");
        status.addClassNames("sub", "status");
        status.getElement().setAttribute("role", "status");
        add(status, save, publish);
    }

    Button deleting() {
        return delete;
    }

    /// Says what stands: also why there is nothing to publish, where that is so.
    ///
    /// @param draft null where none is open
    /// @param busy whether something is being done with it
    void show(@Nullable OpenDraft draft, boolean busy) {
        var can = draft != null && !busy && !draft.gone();
        var same =
                draft == null || draft.unsaved() ? null : draft.seen().sameAs().orElse(null);
        save.setEnabled(can);
        publish.setEnabled(can && same == null);
        delete.setEnabled(can);
        status.setText(
                draft != null && draft.unsaved()
                        ? "Not saved yet."
                        : same == null ? "" : "Nothing to publish: it is as in version " + same + ".");
    }
}
