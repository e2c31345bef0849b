package dev.portolan.ui.operatortenants;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
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
import com.vaadin.flow.router.RouteAlias;
import dev.portolan.ui.clients.Billing.Plan;
import dev.portolan.ui.clients.BillingClient;
import dev.portolan.ui.clients.Staff.TenantLine;
import dev.portolan.ui.clients.StaffClient;
import dev.portolan.ui.operator.FilterBar;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.PagedTable;
import dev.portolan.ui.operator.StaffWords;
import dev.portolan.ui.page.AddressFilters;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Day;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;
import java.util.List;

/// Every tenant by name: where staff begin.
@Route(value = "operator", layout = OperatorLayout.class)
@RouteAlias(value = "operator/tenants", layout = OperatorLayout.class)
@PageTitle("Tenants · Portolan staff")
class StaffTenantsView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient StaffClient client;
    private final transient BillingClient billing;
    private final transient Background background;
    private final TextField search;
    private final Select<String> state;
    private final Select<String> plan;
    private final PagedTable<TenantLine> list;

    StaffTenantsView(SignedIn signedIn, StaffClient client, BillingClient billing, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        this.billing = billing;
        this.background = background;
        addClassName("page");
        var filters = new FilterBar(this::filtered);
        search = filters.search("tenant-search", "Name or address");
        state = filters.select("state", "State", "Any state", StaffWords.STATES, StaffWords::state);
        plan = filters.select("plan", "Plan", "Any plan", List.of(), StaffWords::capital);
        list = new PagedTable<>(
                background,
                () -> new DataTable("tenants", "Organization", "State", "Plan", "Trial ends", "#Members", "Since"),
                StaffTenantsView::row,
                this::nothing,
                "The tenants could not be loaded");
        add(
                new PageHeader("Tenants").below("Everybody who has a portal. Looking at one is on its record."),
                filters,
                list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.LOOK);
        search.setValue(AddressFilters.read(event.getLocation(), "q"));
        state.setValue(known(AddressFilters.read(event.getLocation(), "state")));
        var wanted = AddressFilters.read(event.getLocation(), "plan");
        FilterBar.items(plan, "Any plan", wanted.isEmpty() ? List.of() : List.of(wanted), StaffWords::capital);
        plan.setValue(wanted);
        background.load(
                () -> billing.plans().items().stream().map(Plan::id).toList(),
                plans -> FilterBar.items(plan, "Any plan", plans, StaffWords::capital),
                _ -> {});
        load(staff);
    }

    private static String known(String state) {
        return StaffWords.STATES.contains(state) ? state : "";
    }

    private void filtered() {
        new AddressFilters()
                .with("q", search.getValue())
                .with("state", state.getValue())
                .with("plan", plan.getValue())
                .keep(this, UI.getCurrent().getActiveViewLocation().getPath());
        load(signedIn.staff(StaffRight.LOOK));
    }

    private void load(StaffSession staff) {
        var text = search.getValue().strip();
        var in = state.getValue();
        var of = plan.getValue();
        list.load(cursor -> client.tenants(staff, text, in, of, cursor));
    }

    private static void row(DataTable table, TenantLine tenant) {
        var name =
                new Anchor("/operator/tenants/" + tenant.slug(), tenant.name().isBlank() ? "Erased" : tenant.name());
        name.addClassName("row-link");
        var row = table.row(
                DataTable.twoLines(name, "/" + tenant.slug()),
                new Badge(StaffWords.tone(tenant.state()), StaffWords.state(tenant.state())),
                new Span(StaffWords.capital(tenant.plan())),
                new Day(tenant.trialEndsAt()),
                new Span(Amounts.count(tenant.members())),
                new Day(tenant.createdAt()));
        row.setId("tenant-" + tenant.slug());
    }

    private Component nothing() {
        var filtered = !search.isEmpty()
                || !state.getValue().isEmpty()
                || !plan.getValue().isEmpty();
        return filtered
                ? new EmptyState(
                        VaadinIcon.SEARCH,
                        "No tenant is like that",
                        "Try fewer letters, or take a filter away. Erased ones show only with the state Erased.",
                        new Anchor("/operator", "Show all"))
                : new EmptyState(
                        VaadinIcon.BUILDING_O, "No tenants yet", "They come with the first sign-up that is confirmed.");
    }
}
