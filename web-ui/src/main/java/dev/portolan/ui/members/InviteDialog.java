package dev.portolan.ui.members;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.clients.Members.Invitation;
import dev.portolan.ui.clients.Members.NewInvitation;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import java.util.List;

/// Asks whom to invite, and as what.
final class InviteDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final int LONGEST_MESSAGE = 500;

    private final transient MembersDesk desk;
    private final EmailField email = new EmailField("E-mail");
    private final RadioButtonGroup<String> role = new RadioButtonGroup<>("Role");
    private final TextArea message = new TextArea("A word to go with it");
    private final Button send = new Button("Send invitation");
    private final FieldErrors errors = new FieldErrors();
    private final Div problem = new Div();

    InviteDialog(MembersDesk desk) {
        this.desk = desk;
        setHeaderTitle("Invite somebody");
        setId("invite-dialog");
        addClassName("form-dialog");
        fields();
        var form = new Div(errors, problem, email, role, message);
        form.addClassName("form");
        add(form);
        send.setId("send-invitation");
        send.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        send.setDisableOnClick(true);
        send.addClickListener(_ -> send());
        getFooter().add(new Button("Cancel", _ -> close()), send);
        addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                email.focus();
            }
        });
    }

    private void fields() {
        email.setId("invite-email");
        email.setRequiredIndicatorVisible(true);
        email.setManualValidation(true);
        email.setHelperText("A link goes to this address. It works once, and for seven days.");
        role.setId("invite-role");
        role.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        role.setItems(RoleWords.givenBy(desk.tenant().role()));
        role.setRenderer(new ComponentRenderer<Component, String>(InviteDialog::words));
        role.setValue("developer");
        message.setId("invite-message");
        message.setMaxLength(LONGEST_MESSAGE);
        message.setHelperText("Stands in the mail below your name. May be left empty.");
        errors.field("/email", email).field("/role", role).field("/message", message);
    }

    private static Component words(String role) {
        var title = new Span(RoleWords.title(role));
        title.addClassName("strong");
        var meaning = new Span(RoleWords.meaning(role));
        meaning.addClassName("sub");
        var words = new Div(title, meaning);
        words.addClassName("words");
        return words;
    }

    private void send() {
        problem.removeAll();
        errors.clear();
        var words = message.getValue().strip();
        var invitation = new NewInvitation(email.getValue().strip(), role.getValue(), words.isEmpty() ? null : words);
        desk.background()
                .load(
                        () -> desk.members().invite(desk.tenant().slug(), desk.tenant(), invitation),
                        this::sent,
                        this::refused);
    }

    private void sent(Invitation invitation) {
        close();
        Toast.say("The invitation is on its way to " + invitation.email() + ".");
        desk.changed().run();
    }

    private void refused(ProblemException refusal) {
        send.setEnabled(true);
        if (errors.show(refusal.violations())) {
            return;
        }
        switch (refusal.slug()) {
            case "already-member", "already-invited" -> errors.show(List.of(new Violation("/email", refusal.detail())));
            case "plan-limit" -> problem.add(new Notice(Tone.ATTENTION, "No free seat", refusal.detail(), plan()));
            default -> problem.add(ProblemBanner.of("The invitation was not sent", refusal, this::send));
        }
    }

    private Component plan() {
        return desk.tenant().may(Permissions.BILLING_READ)
                ? new Anchor("/" + desk.tenant().slug() + "/settings/plan", "See the plan")
                : new Span();
    }
}
