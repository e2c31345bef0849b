package dev.portolan.ui.operatorpublishers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.StaffPublisherClient;
import dev.portolan.ui.clients.StaffPublishers.Enrolled;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.ThingPart;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Card;
import dev.portolan.ui.page.Columns;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;

/// One publisher for staff: who it is, its key, its tokens, and the switch that shuts it out.
@Route(value = "operator/publishers/:publisher", layout = OperatorLayout.class)
class StaffPublisherView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient StaffPublisherClient client;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Publisher");
    private final ThingPart<Enrolled> content;
    private String title = "Publisher";

    StaffPublisherView(SignedIn signedIn, StaffPublisherClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        this.background = background;
        content = new ThingPart<>(
                background,
                () -> ThingPart.unknown(
                        VaadinIcon.USERS, "publisher", "The address may be misspelt.", "/operator/publishers"),
                "The publisher could not be loaded");
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
        var id = event.getRouteParameters().get("publisher").orElse("");
        title = id;
        header.title(id).below().actions();
        content.open(() -> client.publisher(staff, id), publisher -> show(staff, publisher));
    }

    private void show(StaffSession staff, Enrolled publisher) {
        var desk = new PublisherDesk(staff, publisher, client, background, content::again);
        title = publisher.name();
        header.title(publisher.name())
                .below(
                        new Badge(PublisherWords.tone(publisher), PublisherWords.state(publisher)),
                        new Span(publisher.id()));
        if (desk.mayAct()) {
            var edit = new Button("Change …", _ -> PublisherActs.edit(desk));
            edit.setId("edit-publisher");
            header.actions(edit);
        } else {
            content.add(new Notice(
                    Tone.INFO,
                    "You may look, and change nothing here",
                    "Only the staff role operator manages publishers."));
        }
        var columns = new Columns()
                .main(new PublisherTokensPart(desk), new PublisherKeyPart(publisher))
                .side(about(publisher));
        content.add(desk.mayAct() ? columns.side(danger(desk)) : columns);
    }

    private static Component about(Enrolled publisher) {
        var facts = new Facts()
                .fact(
                        "Website",
                        publisher.website().isBlank()
                                ? new Span("None given")
                                : Links.outside(publisher.website(), publisher.website()))
                .fact("Review", PublisherWords.review(publisher.reviewed()))
                .fact("Releases", new Anchor("/operator/releases?q=" + publisher.id() + "/", "Show its releases"));
        return new Card("About", facts);
    }

    private static Component danger(PublisherDesk desk) {
        var publisher = desk.publisher();
        var words = new Paragraph(
                publisher.suspended()
                        ? "Its tokens open nothing. What it has published goes on."
                        : PublisherWords.suspension(publisher));
        words.addClassName("sub");
        var button = publisher.suspended()
                ? new Button("Let publish again …", _ -> PublisherActs.reopen(desk))
                : new Button("Suspend …", _ -> PublisherActs.suspend(desk));
        button.setId(publisher.suspended() ? "reopen" : "suspend");
        if (!publisher.suspended()) {
            button.addThemeVariants(ButtonVariant.LUMO_ERROR);
        }
        var card = new Card("Shut out", words, new Div(button));
        card.addClassName("danger");
        return card;
    }
}
