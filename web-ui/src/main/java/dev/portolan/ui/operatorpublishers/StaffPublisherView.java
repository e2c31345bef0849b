package dev.portolan.ui.operatorpublishers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.StaffPublisherClient;
import dev.portolan.ui.clients.StaffPublishers.Enrolled;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Links;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;
import java.util.Optional;

/// One publisher for staff: who it is, its key, its tokens, and the switch that shuts it out.
@Route(value = "operator/publishers/:publisher", layout = OperatorLayout.class)
class StaffPublisherView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient StaffPublisherClient client;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Publisher");
    private final Div content = new Div();
    private String title = "Publisher";

    StaffPublisherView(SignedIn signedIn, StaffPublisherClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        content.addClassName("tabbed");
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
        header.title(id).actions();
        content.removeAll();
        content.add(Skeleton.lines(8));
        load(UI.getCurrent(), staff, id);
    }

    private void load(UI page, StaffSession staff, String id) {
        latest.load(
                page,
                () -> client.publisher(staff, id),
                found -> show(staff, id, found),
                problem -> failed(staff, id, problem));
    }

    private void show(StaffSession staff, String id, Optional<Enrolled> found) {
        content.removeAll();
        if (found.isEmpty()) {
            content.add(unknown());
            return;
        }
        var publisher = found.get();
        var desk = new PublisherDesk(staff, publisher, client, background, () -> load(UI.getCurrent(), staff, id));
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
        var main = new Div(new PublisherTokensPart(desk), new PublisherKeyPart(publisher));
        main.addClassName("stack");
        var side = new Div(about(publisher));
        side.addClassName("stack");
        if (desk.mayAct()) {
            side.add(danger(desk));
        }
        var columns = new Div(main, side);
        columns.addClassName("columns");
        content.add(columns);
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
        return card("About", facts);
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
        var card = card("Shut out", words, new Div(button));
        card.addClassName("danger");
        return card;
    }

    private static Section card(String title, Component... parts) {
        var card = new Section(new H2(title));
        card.add(parts);
        card.addClassNames("card", "stack");
        card.getElement().setAttribute("aria-label", title);
        return card;
    }

    private static Component unknown() {
        var all = new Anchor("/operator/publishers", "All publishers");
        all.addClassNames("button-link", "secondary");
        return new EmptyState(VaadinIcon.USERS, "There is no such publisher", "The address may be misspelt.", all);
    }

    private void failed(StaffSession staff, String id, ProblemException problem) {
        content.removeAll();
        content.add(
                problem.notFound()
                        ? unknown()
                        : ProblemBanner.of(
                                "The publisher could not be loaded", problem, () -> load(UI.getCurrent(), staff, id)));
    }
}
