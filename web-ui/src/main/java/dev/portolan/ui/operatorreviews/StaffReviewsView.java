package dev.portolan.ui.operatorreviews;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.StaffReviewClient;
import dev.portolan.ui.clients.StaffReviews.Submission;
import dev.portolan.ui.operator.FilterBar;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.PagedTable;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;

/// What publishers handed in; at first what waits for somebody to look at it.
@Route(value = "operator/reviews", layout = OperatorLayout.class)
@PageTitle("Reviews · Portolan staff")
class StaffReviewsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;
    private static final String WAITING = "quarantined";
    private static final String ANY = "any";

    private final transient SignedIn signedIn;
    private final transient StaffReviewClient client;
    private final Select<String> state;
    private final PagedTable<Submission> list;

    StaffReviewsView(SignedIn signedIn, StaffReviewClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        addClassName("page");
        var filters = new FilterBar(this::filtered);
        state = filters.select("state", "State", "Any state", ReviewWords.STATES, ReviewWords::state);
        list = new PagedTable<>(
                background,
                () -> new DataTable("reviews", "Package", "State", "Findings", "Handed in"),
                StaffReviewsView::row,
                this::nothing,
                "The submissions could not be loaded");
        add(
                new PageHeader("Reviews")
                        .below("Packages that the scanner would not let through by itself. Nobody can install them"
                                + " until somebody of us has looked."),
                filters,
                list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.SEE_MARKETPLACE);
        var wanted = AddressFilters.read(event.getLocation(), "state");
        state.setValue(wanted.equals(ANY) ? "" : ReviewWords.STATES.contains(wanted) ? wanted : WAITING);
        load(staff);
    }

    private void filtered() {
        var in = state.getValue();
        new AddressFilters()
                .with("state", in.isEmpty() ? ANY : in.equals(WAITING) ? "" : in)
                .keep(this, "operator/reviews");
        load(signedIn.staff(StaffRight.SEE_MARKETPLACE));
    }

    private void load(StaffSession staff) {
        var in = state.getValue();
        list.load(cursor -> client.submissions(staff, in, cursor));
    }

    private static void row(DataTable table, Submission submission) {
        var name = new Anchor(
                "/operator/reviews/" + submission.id(), submission.named().title());
        name.addClassName("row-link");
        var more = submission.capabilities().added().size();
        var row = table.row(
                DataTable.twoLines(name, more == 0 ? "" : "Asks for more than the release before"),
                new Badge(ReviewWords.tone(submission.state()), ReviewWords.state(submission.state())),
                new Span(ReviewWords.count(submission.findings())),
                new Ago(submission.course().submittedAt()));
        row.setId("review-" + submission.id());
    }

    private Component nothing() {
        return state.getValue().equals(WAITING)
                ? new EmptyState(
                        VaadinIcon.CHECK,
                        "Nothing waits for a review",
                        "What the scanner is content with is published by itself.",
                        new Anchor("/operator/reviews?state=" + ANY, "Show all submissions"))
                : new EmptyState(
                        VaadinIcon.SEARCH,
                        "No submission is like that",
                        "Choose another state.",
                        new Anchor("/operator/reviews?state=" + ANY, "Show all submissions"));
    }
}
