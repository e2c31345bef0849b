package dev.portolan.ui.editor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.Plugins.Difference;
import dev.portolan.ui.page.DifferenceList;
import java.util.List;

/// What saving would change, before it does.
final class ReviewDialog extends Dialog {
    private static final long serialVersionUID = 1;

    ReviewDialog(List<Difference> differences, Runnable save) {
        setId("review-dialog");
        setHeaderTitle("What changes");
        addClassName("difference-dialog");
        var words = new Span(differences.size() == 1 ? "One field changes." : differences.size() + " fields change.");
        words.addClassName("sub");
        var frame = new Div(new DifferenceList("Field", differences));
        frame.addClassName("table-frame");
        var content = new Div(words, frame);
        content.addClassName("stack");
        add(content);
        var confirm = new Button("Save", _ -> {
            close();
            save.run();
        });
        confirm.setId("save-entity");
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Back to the text", _ -> close()), confirm);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                confirm.focus();
            }
        });
    }
}
