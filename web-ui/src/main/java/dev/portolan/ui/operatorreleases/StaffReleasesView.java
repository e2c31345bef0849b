package dev.portolan.ui.operatorreleases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.Staff.Release;
import dev.portolan.ui.clients.StaffReleaseClient;
import dev.portolan.ui.operator.FilterBar;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.PagedTable;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;

/// The releases of all plugins, and how many use each.
@Route(value = "operator/releases", layout = OperatorLayout.class)
@PageTitle("Releases · Portolan staff")
class StaffReleasesView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient StaffReleaseClient client;
    private final TextField search;
    private final Select<String> state;
    private final PagedTable<Release> list;

    StaffReleasesView(SignedIn signedIn, StaffReleaseClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        addClassName("page");
        var filters = new FilterBar(this::filtered);
        search = filters.search("release-search", "publisher/plugin");
        state = filters.select("state", "State", "Any state", ReleaseWords.STATES, ReleaseWords::state);
        list = new PagedTable<>(
                background,
                () -> new DataTable("releases", "Plugin", "Version", "State", "#Used by", "Published"),
                StaffReleasesView::row,
                this::nothing,
                "The releases could not be loaded");
        add(
                new PageHeader("Releases")
                        .below("What of each plugin runs where. A stopped release runs for nobody within a second."),
                filters,
                list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.SEE_RELEASES);
        search.setValue(AddressFilters.read(event.getLocation(), "q"));
        var wanted = AddressFilters.read(event.getLocation(), "state");
        state.setValue(ReleaseWords.STATES.contains(wanted) ? wanted : "");
        load(staff);
    }

    private void filtered() {
        new AddressFilters()
                .with("q", search.getValue())
                .with("state", state.getValue())
                .keep(this, "operator/releases");
        load(signedIn.staff(StaffRight.SEE_RELEASES));
    }

    private void load(StaffSession staff) {
        var text = search.getValue().strip();
        var in = state.getValue();
        list.load(cursor -> client.releases(staff, text, in, cursor));
    }

    private static void row(DataTable table, Release release) {
        var name = new Anchor("/operator/releases/" + release.digest(), release.publisher() + "/" + release.plugin());
        name.addClassName("row-link");
        var reason = release.reason() == null ? "" : release.reason();
        var row = table.row(
                DataTable.twoLines(name, ReleaseWords.because(release.state(), reason)),
                new Span(release.version()),
                new Badge(ReleaseWords.tone(release.state()), ReleaseWords.state(release.state())),
                new Span(Amounts.count(release.tenants(), "tenant")),
                release.publishedAt() == null ? new Span("–") : new Ago(release.publishedAt()));
        row.setId("release-" + ReleaseWords.id(release));
    }

    private Component nothing() {
        return search.isEmpty() && state.getValue().isEmpty()
                ? new EmptyState(
                        VaadinIcon.PUZZLE_PIECE, "No releases yet", "They come with the first plugin published.")
                : new EmptyState(
                        VaadinIcon.SEARCH,
                        "No release is like that",
                        "Try fewer letters, or another state.",
                        new Anchor("/operator/releases", "Show all"));
    }
}
