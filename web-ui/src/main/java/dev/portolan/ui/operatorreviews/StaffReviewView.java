package dev.portolan.ui.operatorreviews;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.StaffReviewClient;
import dev.portolan.ui.clients.StaffReviews.Opened;
import dev.portolan.ui.clients.StaffReviews.Submission;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.ThingPart;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Columns;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;
import dev.portolan.ui.yaml.YamlWriter;

/// One package that was handed in: what was found, what it may do, what is in it, and the decision.
@Route(value = "operator/reviews/:id", layout = OperatorLayout.class)
class StaffReviewView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient StaffReviewClient client;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Submission");
    private final ThingPart<Opened> content;
    private String title = "Submission";

    StaffReviewView(SignedIn signedIn, StaffReviewClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        this.background = background;
        content = new ThingPart<>(
                background,
                () -> ThingPart.unknown(
                        VaadinIcon.CLIPBOARD_CHECK,
                        "submission",
                        "It may have been replaced by a newer one.",
                        "/operator/reviews"),
                "The submission could not be loaded");
        addClassName("page");
        add(header, content);
    }

    @Override
    public String getPageTitle() {
        return title + " · Portolan staff";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.SEE_MARKETPLACE);
        var id = event.getRouteParameters().get("id").orElse("");
        header.actions();
        content.open(() -> client.submission(staff, id), opened -> show(staff, opened));
    }

    private void show(StaffSession staff, Opened opened) {
        var submission = opened.submission();
        var desk = new ReviewDesk(staff, opened, client, background, content::again);
        title = submission.named().title();
        var publisher = submission.named().publisher();
        header.title(title)
                .below(
                        new Badge(ReviewWords.tone(submission.state()), ReviewWords.state(submission.state())),
                        new Span(
                                new Span("handed in "),
                                new Ago(submission.course().submittedAt())),
                        new Anchor("/operator/publishers/" + publisher, "Publisher " + publisher));
        header.actions();
        standing(desk, submission);
        var files = new FilesPart(desk);
        content.add(
                new Columns()
                        .main(new FindingsPart(submission.findings(), opened.files(), files::show))
                        .side(new CapabilitiesPart(submission.capabilities()), manifest(opened)),
                files);
    }

    private void standing(ReviewDesk desk, Submission submission) {
        var decided = ReviewWords.decided(submission);
        if (!ReviewWords.waits(submission)) {
            if (!decided.isBlank()) {
                content.add(new Notice(
                        ReviewWords.tone(submission.state()), ReviewWords.state(submission.state()), decided));
            }
            return;
        }
        if (desk.staff().may(StaffRight.REVIEW_RELEASE)) {
            var approve = new Button("Approve …", _ -> approve(desk));
            approve.setId("approve");
            approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            var reject = new Button("Reject …", _ -> reject(desk));
            reject.setId("reject");
            header.actions(reject, approve);
        } else {
            content.add(new Notice(
                    Tone.INFO, "You may look, and not decide", "Only the staff role operator approves or rejects."));
        }
    }

    private static Component manifest(Opened opened) {
        var text = new Pre(
                opened.manifest().isMissingNode() || opened.manifest().isNull()
                        ? "The package has no manifest that can be read."
                        : YamlWriter.write(opened.manifest()));
        text.addClassName("code");
        text.getElement().setAttribute("tabindex", "0");
        var details = new Details("Manifest", text);
        var card = new Section(details);
        card.addClassNames("card");
        card.getElement().setAttribute("aria-label", "Manifest");
        return card;
    }

    private void approve(ReviewDesk desk) {
        var note = new TextArea("Note");
        note.setId("note");
        note.setMaxLength(500);
        note.setHelperText("For those of us who come later. You may leave it empty.");
        new ActDialog(
                        background,
                        "Approve " + title,
                        "It is published at once, and every organization that follows its channel can get it.",
                        "Approve and publish")
                .optional("/note", note)
                .calls(
                        () -> {
                            var words = note.getValue().strip();
                            return () -> {
                                client.approve(desk.staff(), desk.id(), words);
                                return true;
                            };
                        },
                        _ -> done(desk, title + " is published."))
                .open();
    }

    private void reject(ReviewDesk desk) {
        var dialog = new ActDialog(
                background,
                "Reject " + title,
                "It is not published. The version number may be handed in again, mended.",
                "Reject");
        dialog.danger()
                .reason("Its author reads it: say what to mend.")
                .calls(
                        () -> {
                            var reason = dialog.reason();
                            return () -> {
                                client.reject(desk.staff(), desk.id(), reason);
                                return true;
                            };
                        },
                        _ -> done(desk, title + " is rejected."))
                .open();
    }

    private static void done(ReviewDesk desk, String words) {
        Toast.say(words);
        desk.changed().run();
    }
}
