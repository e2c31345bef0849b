package dev.portolan.ui.operatorreleases;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.clients.Staff.Release;
import dev.portolan.ui.clients.StaffPluginClient;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.operator.FilterBar;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.PagedTable;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Ago;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.Toast;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;

/// The releases of all plugins, how many use each, and the switch that stops one for everybody.
@Route(value = "operator/releases", layout = OperatorLayout.class)
@PageTitle("Releases · Portolan staff")
class StaffReleasesView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient StaffPluginClient client;
    private final transient Background background;
    private final TextField search;
    private final PagedTable<Release> list;

    StaffReleasesView(SignedIn signedIn, StaffPluginClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        this.background = background;
        addClassName("page");
        var filters = new FilterBar(this::filtered);
        search = filters.search("release-search", "publisher/plugin");
        list = new PagedTable<>(
                background,
                () -> new DataTable("releases", "Plugin", "Version", "State", "#Used by", "Published", ""),
                this::row,
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
        load(staff);
    }

    private void filtered() {
        new AddressFilters().with("q", search.getValue()).keep(this, "operator/releases");
        load(signedIn.staff(StaffRight.SEE_RELEASES));
    }

    private void load(StaffSession staff) {
        var text = search.getValue().strip();
        list.load(cursor -> client.releases(staff, text, cursor));
    }

    private void row(DataTable table, Release release) {
        var name = new Span(release.publisher() + "/" + release.plugin());
        name.addClassName("strong");
        var row = table.row(
                DataTable.twoLines(name, release.reason() == null ? "" : "Stopped: " + release.reason()),
                new Span(release.version()),
                ReleaseWords.badge(release.state()),
                new Span(Amounts.count(release.tenants(), "tenant")),
                release.publishedAt() == null ? new Span("–") : new Ago(release.publishedAt()),
                act(release));
        row.setId("release-" + ReleaseWords.id(release));
    }

    private Component act(Release release) {
        var staff = signedIn.staff(StaffRight.SEE_RELEASES);
        if (!staff.may(StaffRight.STOP_RELEASE)) {
            return new Span();
        }
        if (release.stopped()) {
            var lift = new Button("Let go on …", _ -> lift(staff, release));
            lift.setId("lift-" + ReleaseWords.id(release));
            return DataTable.buttons(lift);
        }
        var stop = new Button("Stop …", _ -> stop(staff, release));
        stop.setId("stop-" + ReleaseWords.id(release));
        stop.addThemeVariants(ButtonVariant.LUMO_ERROR);
        return DataTable.buttons(stop);
    }

    private void stop(StaffSession staff, Release release) {
        var dialog =
                new ActDialog(background, "Stop " + release.title(), ReleaseWords.meaning(release), "Stop for all");
        dialog.danger()
                .reason("Those who use it read it.")
                .calls(
                        () -> {
                            var reason = dialog.reason();
                            return () -> {
                                client.stop(staff, release.digest(), reason);
                                return true;
                            };
                        },
                        _ -> done(staff, release.title() + " is stopped."))
                .open();
    }

    private void lift(StaffSession staff, Release release) {
        new ActDialog(
                        background,
                        "Let " + release.title() + " go on",
                        "It runs again wherever it is on: for " + Amounts.count(release.tenants(), "tenant") + ".",
                        "Let go on")
                .calls(
                        () -> () -> {
                            client.letGoOn(staff, release.digest());
                            return true;
                        },
                        _ -> done(staff, release.title() + " runs again."))
                .open();
    }

    private void done(StaffSession staff, String words) {
        Toast.say(words);
        load(staff);
    }

    private Component nothing() {
        return search.isEmpty()
                ? new EmptyState(
                        VaadinIcon.PUZZLE_PIECE, "No releases yet", "They come with the first plugin published.")
                : new EmptyState(VaadinIcon.SEARCH, "No plugin is called that", "Try fewer letters.");
    }
}
