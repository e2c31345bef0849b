package dev.portolan.ui.support;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.portolan.ui.clients.Members.SupportSession;
import dev.portolan.ui.page.Facts;
import java.util.function.Consumer;

/// An owner's decision to let support in: who, why, how long, and how far.
final class ConsentDialog extends Dialog {
    private static final long serialVersionUID = 1;

    /// @param decided takes whether support may change settings, too
    ConsentDialog(SupportSession session, Consumer<Boolean> decided) {
        setHeaderTitle("Let " + session.staffName() + " in?");
        setId("consent-dialog");
        addClassName("form-dialog");
        var facts = new Facts()
                .fact("Who", session.staffName() + ", Portolan's support")
                .fact("Why", "“" + (session.reason() == null ? "" : session.reason()) + "”")
                .fact("How long", SupportWords.length(session) + ", from the moment you agree")
                .fact("Asked for", SupportWords.rights(session.write()));
        var rights = new RadioButtonGroup<Boolean>("They may");
        rights.setId("consent-rights");
        rights.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        // never more than what was asked for
        if (session.write()) {
            rights.setItems(false, true);
        } else {
            rights.setItems(false);
        }
        rights.setRenderer(new ComponentRenderer<>(write -> {
            var title = new Span(SupportWords.rights(write));
            title.addClassName("strong");
            var meaning = new Span(SupportWords.meaning(write));
            meaning.addClassName("sub");
            var words = new Div(title, meaning);
            words.addClassName("words");
            return words;
        }));
        rights.setValue(false);
        var rest =
                new Paragraph("Secrets, bills, members and the end of the organization stay closed to them. Everybody"
                        + " in your organization sees a banner meanwhile, every act stands in the audit log with both your names,"
                        + " and you can end it at any time.");
        rest.addClassName("sub");
        var form = new Div(facts, rights, rest);
        form.addClassName("form");
        add(form);
        var agree = new Button("Let them in", _ -> {
            close();
            decided.accept(rights.getValue());
        });
        agree.setId("consent");
        agree.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), agree);
    }
}
