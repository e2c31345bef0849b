package dev.portolan.ui.members;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.portolan.ui.clients.Members.Invitation;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Confirm;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Set;

/// Who has been invited and has not come yet. Not there while nobody is.
final class InvitationsPart extends Section {
    private static final long serialVersionUID = 1;
    private static final Set<String> SHOWN = Set.of("pending", "expired");

    private final transient MembersDesk desk;
    private final transient Latest latest;

    InvitationsPart(MembersDesk desk) {
        this.desk = desk;
        this.latest = new Latest(desk.background());
        addClassNames("card", "stack");
        setId("invitations");
        getElement().setAttribute("aria-label", "Invitations");
        setVisible(false);
    }

    void load(UI page) {
        latest.load(
                page,
                () -> desk.members()
                        .invitations(desk.tenant().slug(), desk.tenant())
                        .items(),
                this::show,
                problem -> {
                    removeAll();
                    setVisible(true);
                    add(ProblemBanner.of("The invitations could not be loaded", problem, () -> load(page)));
                });
    }

    private void show(List<Invitation> found) {
        removeAll();
        var open = found.stream()
                .filter(invitation -> SHOWN.contains(invitation.state()))
                .toList();
        setVisible(!open.isEmpty());
        if (open.isEmpty()) {
            return;
        }
        var table = new DataTable("invitation-rows", "Invited", "Role", "State", "Sent", "");
        open.forEach(invitation -> row(table, invitation));
        add(new H2(open.size() == 1 ? "One open invitation" : open.size() + " open invitations"), table);
    }

    private void row(DataTable table, Invitation invitation) {
        var email = new Span(invitation.email());
        email.addClassName("strong");
        var by = invitation.invitedBy() == null
                ? ""
                : "by " + invitation.invitedBy().words();
        var sent = invitation.sentAt() == null ? new Span("On its way") : new Ago(invitation.sentAt());
        var resend = new Button("Resend", _ -> resend(invitation));
        resend.setAriaLabel("Resend the invitation of " + invitation.email());
        resend.setDisableOnClick(true);
        var revoke = new Button("Revoke", _ -> confirm(invitation));
        revoke.setAriaLabel("Revoke the invitation of " + invitation.email());
        revoke.addClassName("quiet");
        table.row(
                DataTable.twoLines(email, by),
                Badge.plain(invitation.role()),
                state(invitation),
                sent,
                DataTable.buttons(resend, revoke));
    }

    private static Div state(Invitation invitation) {
        var expired = "expired".equals(invitation.state());
        var state = new Div(new Badge(expired ? Tone.ATTENTION : Tone.INFO, expired ? "Expired" : "Waiting"));
        state.addClassName("actions");
        if (!expired && invitation.expiresAt() != null) {
            var until = new Div(new Span("ends "), new Ago(invitation.expiresAt()));
            until.addClassName("sub");
            state.add(until);
        }
        return state;
    }

    private void resend(Invitation invitation) {
        desk.background()
                .act(
                        () -> desk.members().resend(desk.tenant().slug(), desk.tenant(), invitation.id()),
                        () -> {
                            Toast.say("A new link is on its way to " + invitation.email()
                                    + ". The old one does not work any more.");
                            load(UI.getCurrent());
                        },
                        problem -> {
                            Toast.refused("The invitation was not sent again: " + problem.detail());
                            load(UI.getCurrent());
                        });
    }

    private void confirm(Invitation invitation) {
        Confirm.danger(
                        "Revoke the invitation?",
                        "The link that " + invitation.email() + " has got stops working, and the seat is free again.",
                        "Revoke",
                        () -> revoke(invitation))
                .open();
    }

    private void revoke(Invitation invitation) {
        desk.background()
                .act(
                        () -> desk.members().revokeInvitation(desk.tenant().slug(), desk.tenant(), invitation.id()),
                        () -> {
                            Toast.say("The invitation of " + invitation.email() + " was revoked.");
                            load(UI.getCurrent());
                        },
                        problem -> Toast.refused("The invitation was not revoked: " + problem.detail()));
    }
}
