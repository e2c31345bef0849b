package dev.portolan.ui.operatorpublishers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.StaffPublisherClient;
import dev.portolan.ui.clients.StaffPublishers.Enrolled;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.PagedTable;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;

/// Those who publish plugins.
@Route(value = "operator/publishers", layout = OperatorLayout.class)
@PageTitle("Publishers · Portolan staff")
class StaffPublishersView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final String PATH = "operator/publishers/";

    private final transient SignedIn signedIn;
    private final transient StaffPublisherClient client;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Publishers");
    private final PagedTable<Enrolled> list;

    StaffPublishersView(SignedIn signedIn, StaffPublisherClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        this.background = background;
        addClassName("page");
        header.below("Who hands in plugins, with which key, and how closely we look.");
        list = new PagedTable<>(
                background,
                () -> new DataTable("publishers", "Publisher", "State", "Key", "Review"),
                StaffPublishersView::row,
                this::nothing,
                "The publishers could not be loaded");
        add(header, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.SEE_MARKETPLACE);
        header.actions();
        if (staff.may(StaffRight.KEEP_PUBLISHERS)) {
            header.actions(add(staff));
        }
        list.load(cursor -> client.publishers(staff, cursor));
    }

    private Button add(StaffSession staff) {
        var add = new Button(
                "Add a publisher …", _ -> PublisherActs.add(staff, client, background, StaffPublishersView::added));
        add.setId("add-publisher");
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return add;
    }

    private static void added(String id) {
        Toast.say(id + " is added. Make a token for it next.");
        UI.getCurrent().navigate(PATH + id);
    }

    private static void row(DataTable table, Enrolled publisher) {
        var name = new Anchor("/" + PATH + publisher.id(), publisher.name());
        name.addClassName("row-link");
        var row = table.row(
                DataTable.twoLines(name, publisher.id()),
                new Badge(PublisherWords.tone(publisher), PublisherWords.state(publisher)),
                new Badge(PublisherWords.keyTone(publisher), PublisherWords.key(publisher)),
                new Span(PublisherWords.review(publisher.reviewed())));
        row.setId("publisher-" + publisher.id());
    }

    private Component nothing() {
        return new EmptyState(
                VaadinIcon.USERS, "No publishers yet", "Add the first one; then make a token for it to publish with.");
    }
}
