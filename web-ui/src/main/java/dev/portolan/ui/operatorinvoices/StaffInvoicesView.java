package dev.portolan.ui.operatorinvoices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import dev.portolan.ui.billing.InvoiceWords;
import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.StaffInvoiceClient;
import dev.portolan.ui.operator.ActDialog;
import dev.portolan.ui.operator.FilterBar;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.PagedTable;
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
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// The bills of all tenants, newest first, and the run that drafts those of a month.
@Route(value = "operator/invoices", layout = OperatorLayout.class)
@PageTitle("Invoices · Portolan staff")
class StaffInvoicesView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient StaffInvoiceClient client;
    private final transient Background background;
    private final transient InstantSource time;
    private final PageHeader header = new PageHeader("Invoices");
    private final TextField search;
    private final Select<String> state;
    private final RunPart run;
    private final PagedTable<Invoice> list;

    StaffInvoicesView(SignedIn signedIn, StaffInvoiceClient client, Background background, InstantSource time) {
        this.signedIn = signedIn;
        this.client = client;
        this.background = background;
        this.time = time;
        addClassName("page");
        header.below("Drafts are for you alone; an organization sees its invoice once it is issued.");
        var filters = new FilterBar(this::filtered);
        search = filters.search("invoice-search", "Number or organization");
        state = filters.select("state", "State", "Any state", StaffInvoiceWords.STATES, InvoiceWords::state);
        run = new RunPart(client, background, () -> load(signedIn.staff(StaffRight.SEE_INVOICES)));
        list = new PagedTable<>(
                background,
                () -> new DataTable("invoices", "Number", "Organization", "For", "State", "Due", "#Total"),
                StaffInvoicesView::row,
                this::nothing,
                "The invoices could not be loaded");
        add(header, run, filters, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.SEE_INVOICES);
        search.setValue(AddressFilters.read(event.getLocation(), "q"));
        var wanted = AddressFilters.read(event.getLocation(), "state");
        state.setValue(StaffInvoiceWords.STATES.contains(wanted) ? wanted : "");
        header.actions();
        if (staff.may(StaffRight.RUN_INVOICES)) {
            var start = new Button("Draft a month …", _ -> askMonth(staff));
            start.setId("run");
            start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.actions(start);
        }
        run.resume(staff, AddressFilters.read(event.getLocation(), "run"));
        load(staff);
    }

    private void filtered() {
        keep();
        load(signedIn.staff(StaffRight.SEE_INVOICES));
    }

    private void keep() {
        new AddressFilters()
                .with("q", search.getValue())
                .with("state", state.getValue())
                .with("run", run.shown())
                .keep(this, "operator/invoices");
    }

    private void load(StaffSession staff) {
        var in = state.getValue();
        var text = search.getValue().strip();
        list.load(cursor -> client.invoices(staff, in, text, cursor));
    }

    private void askMonth(StaffSession staff) {
        var month = new TextField("Month");
        month.setId("month");
        month.setHelperText("Written as 2026-10. A month that was drafted before is only completed.");
        month.setManualValidation(true);
        month.setValue(YearMonth.from(time.instant().atZone(ZoneOffset.UTC))
                .minusMonths(1)
                .toString());
        new ActDialog(
                        background,
                        "Draft the invoices of a month",
                        "Each organization with something to pay gets a draft. Nothing is sent before you issue it.",
                        "Start")
                .field("/month", month)
                .calls(
                        () -> {
                            var wanted = month.getValue().strip();
                            return () -> client.start(staff, wanted);
                        },
                        started -> {
                            run.follow(staff, started);
                            keep();
                        })
                .open();
    }

    private static void row(DataTable table, Invoice invoice) {
        var number = new Anchor("/operator/invoices/" + invoice.id(), StaffInvoiceWords.name(invoice));
        number.addClassName("row-link");
        var row = table.row(
                DataTable.twoLines(number, InvoiceWords.credit(invoice) ? "Credit note" : ""),
                new Anchor(
                        "/operator/tenants/" + StaffInvoiceWords.slug(invoice),
                        StaffInvoiceWords.organization(invoice)),
                new Span(InvoiceWords.period(invoice.period())),
                new Badge(InvoiceWords.tone(invoice.state()), StaffInvoiceWords.state(invoice)),
                new Day(invoice.dueAt()),
                new Span(Amounts.money(invoice.total())));
        row.setId("invoice-" + invoice.id());
    }

    private Component nothing() {
        var filtered = !search.isEmpty() || !state.getValue().isEmpty();
        return filtered
                ? new EmptyState(
                        VaadinIcon.SEARCH,
                        "No invoice is like that",
                        "Try fewer letters, or another state.",
                        new Anchor("/operator/invoices", "Show all"))
                : new EmptyState(
                        VaadinIcon.INVOICE,
                        "No invoices yet",
                        "Draft a month, look at what comes out, and issue what is right.");
    }
}
