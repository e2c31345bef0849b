package dev.portolan.ui.invitations;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.InvitationClient;
import dev.portolan.ui.clients.Invitations.Acceptance;
import dev.portolan.ui.clients.Invitations.Joined;
import dev.portolan.ui.clients.Invitations.Offer;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.members.RoleWords;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.FieldErrors;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.shell.PublicLayout;
import org.jspecify.annotations.Nullable;

/// The link of an invitation leads here: who invites to what, and the way in.
@Route(value = "invitations/accept", layout = PublicLayout.class)
@PageTitle("Invitation · Portolan")
class AcceptView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient InvitationClient invitations;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Your invitation");
    private final Div content = new Div();
    private final Div problem = new Div();
    private final FieldErrors errors = new FieldErrors();
    private final Button accept = new Button("Accept");
    private @Nullable NewAccountForm account;
    private String id = "";
    private String code = "";

    AcceptView(InvitationClient invitations, Background background) {
        this.invitations = invitations;
        this.background = background;
        addClassNames("page", "narrow", "signup");
        content.addClassName("stack");
        accept.setId("accept");
        accept.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        accept.setDisableOnClick(true);
        accept.addClickListener(_ -> accept());
        add(header, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var parameters = event.getLocation().getQueryParameters();
        id = parameters.getSingleParameter("id").orElse("");
        code = parameters.getSingleParameter("code").orElse("");
        if (id.isBlank() || code.isBlank()) {
            unknown();
        } else {
            load();
        }
    }

    private void load() {
        content.removeAll();
        content.add(Skeleton.lines(5));
        background.load(() -> invitations.look(id, code), this::show, this::failed);
    }

    private void show(Offer offer) {
        header.title("Join " + offer.organization()).below(invitedBy(offer));
        content.removeAll();
        content.add(about(offer), errors, problem);
        if (offer.needsAccount()) {
            var form = new NewAccountForm(errors);
            account = form;
            accept.setText("Make my account and join");
            content.add(form, actions());
        } else {
            var words = new Span("You have an account with this address. You join with it; its password stays.");
            words.addClassName("sub");
            accept.setText("Join " + offer.organization());
            content.add(words, actions());
        }
    }

    private Div actions() {
        var actions = new Div(accept);
        actions.addClassName("actions");
        return actions;
    }

    private static String invitedBy(Offer offer) {
        var by = offer.invitedBy() == null ? "You are invited" : offer.invitedBy() + " invites you";
        return by + " to come in as " + RoleWords.withArticle(offer.role()) + ".";
    }

    private static Section about(Offer offer) {
        var meaning = new Span(RoleWords.meaning(offer.role()));
        meaning.addClassName("sub");
        var facts = new Facts()
                .fact("Organization", DataTable.twoLines(new Span(offer.organization()), "/" + offer.slug()))
                .fact("Your role", Badge.plain(RoleWords.title(offer.role())), meaning)
                .fact("Your address", offer.email());
        if (offer.expiresAt() != null) {
            facts.fact("Good until", new Ago(offer.expiresAt()));
        }
        var card = new Section(facts);
        card.addClassName("card");
        card.setId("invitation");
        card.getElement().setAttribute("aria-label", "Invitation");
        return card;
    }

    private void accept() {
        errors.clear();
        problem.removeAll();
        var form = account;
        var acceptance = form == null ? new Acceptance(code, null, null, null) : form.with(code);
        background.load(() -> invitations.accept(id, acceptance), this::joined, this::refused);
    }

    private void refused(ProblemException refusal) {
        accept.setEnabled(true);
        if (over(refusal)) {
            failed(refusal);
        } else if (!errors.show(refusal.violations())) {
            problem.add(ProblemBanner.of("You could not join", refusal, this::accept));
        }
    }

    private void joined(Joined joined) {
        header.title("Welcome to " + joined.tenant().name())
                .below(
                        joined.existing()
                                ? "Sign in with the password that your account has."
                                : "Sign in with your e-mail address and the password that you chose.");
        var open = new Anchor("/" + joined.tenant().slug(), "Open the portal");
        open.setRouterIgnore(true);
        open.setId("open-portal");
        open.addClassNames("button-link", "large");
        content.removeAll();
        content.add(new EmptyState(
                VaadinIcon.CHECK_CIRCLE_O, "You are in", "The organization is in your list from now on.", open));
    }

    private void failed(ProblemException refusal) {
        if (refusal.notFound() || refusal.status() == 400) {
            unknown();
        } else if (over(refusal)) {
            header.title("This invitation is over").below("");
            content.removeAll();
            content.add(new EmptyState(VaadinIcon.CLOCK, "The link works no more", refusal.detail(), signIn()));
        } else {
            content.removeAll();
            content.add(ProblemBanner.of(
                    "Your invitation could not be read",
                    refusal,
                    () -> UI.getCurrent().getPage().reload()));
        }
    }

    private void unknown() {
        header.title("This link leads nowhere").below("");
        content.removeAll();
        content.add(new EmptyState(
                VaadinIcon.UNLINK,
                "We do not know this invitation",
                "Use the link just as it stands in the newest message. If it was sent again, older links work no more."
                        + " Otherwise ask whoever invited you for a new one.",
                signIn()));
    }

    private static boolean over(ProblemException refusal) {
        return "invitation-over".equals(refusal.slug());
    }

    private static Anchor signIn() {
        var link = new Anchor("/tenants", "Sign in");
        link.setRouterIgnore(true);
        link.addClassNames("button-link", "secondary");
        return link;
    }
}
