package dev.portolan.ui.operatorinvoices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.ui.billing.InvoiceWords;
import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.clients.StaffInvoiceClient;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Day;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.StaffRight;
import dev.portolan.ui.session.StaffSession;

/// One bill, for staff: where each figure comes from, and what becomes of it.
@Route(value = "operator/invoices/:invoice", layout = OperatorLayout.class)
class StaffInvoiceView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient StaffInvoiceClient client;
    private final transient Background background;
    private final transient Latest latest;
    private final PageHeader header = new PageHeader("Invoice");
    private final Div content = new Div();

    StaffInvoiceView(SignedIn signedIn, StaffInvoiceClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        this.background = background;
        this.latest = new Latest(background);
        addClassName("page");
        content.addClassName("stack");
        add(header, content);
    }

    @Override
    public String getPageTitle() {
        return "Invoice · Portolan staff";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.SEE_INVOICES);
        header.title("Invoice").below("").actions();
        content.removeAll();
        content.add(Skeleton.lines(10));
        load(UI.getCurrent(), staff, event.getRouteParameters().get("invoice").orElse(""));
    }

    private void load(UI page, StaffSession staff, String id) {
        latest.load(
                page,
                () -> client.invoice(staff, id),
                invoice -> show(staff, invoice),
                problem -> failed(staff, id, problem));
    }

    private void show(StaffSession staff, Invoice invoice) {
        var title = InvoiceWords.title(invoice);
        header.title(invoice.number() == null ? title + ", draft" : title)
                .below(
                        new Badge(InvoiceWords.tone(invoice.state()), StaffInvoiceWords.state(invoice)),
                        new Anchor(
                                "/operator/tenants/" + StaffInvoiceWords.slug(invoice),
                                StaffInvoiceWords.organization(invoice)),
                        new Span(InvoiceWords.period(invoice.period())));
        var acts = new InvoiceActions(staff, client, background, invoice, next -> changed(staff, invoice, next));
        header.actions(acts.buttons());
        content.removeAll();
        var next = StaffInvoiceWords.next(invoice);
        if (!next.isEmpty() && !InvoiceWords.credit(invoice)) {
            content.add(new Notice(StaffInvoiceWords.tone(invoice), StaffInvoiceWords.title(invoice), next));
        }
        var columns = new Div(lines(invoice), facts(invoice));
        columns.addClassName("columns");
        content.add(columns);
    }

    /// @param next what came of it: the same invoice, or a credit note
    private void changed(StaffSession staff, Invoice invoice, Invoice next) {
        if (next.id().equals(invoice.id())) {
            show(staff, next);
        } else {
            UI.getCurrent().navigate("operator/invoices/" + next.id());
        }
    }

    private static Component lines(Invoice invoice) {
        var table = new DataTable("invoice-lines", "For", "#Quantity", "#Each", "#Amount");
        invoice.lines()
                .forEach(line -> table.row(
                        DataTable.twoLines(new Span(line.text()), InvoiceWords.source(line)),
                        new Span(line.quantity() == null ? "" : Amounts.count(line.quantity())),
                        new Span(line.unitMinor() == null ? "" : Amounts.money(invoice.money(line.unitMinor()))),
                        new Span(Amounts.money(invoice.money(line.amountMinor())))));
        var total = new Span(Amounts.money(invoice.total()));
        total.addClassName("number");
        var sum = new Div(new Span("Total without tax"), total);
        sum.addClassNames("spread", "total");
        var card = new Section(table, sum);
        card.addClassName("card");
        card.getElement().setAttribute("aria-label", "Lines");
        return card;
    }

    private static Component facts(Invoice invoice) {
        var facts = new Facts().fact("Billed to", StaffInvoiceWords.organization(invoice));
        if (invoice.issuedAt() != null) {
            facts.fact("Issued", new Day(invoice.issuedAt()));
        }
        if (invoice.dueAt() != null) {
            facts.fact("Due", new Day(invoice.dueAt()));
        }
        if (invoice.paidAt() != null) {
            facts.fact("Paid", new Day(invoice.paidAt()));
        }
        if (invoice.creditOf() != null) {
            facts.fact("Takes back", new Anchor("/operator/invoices/" + invoice.creditOf(), "the invoice it is about"));
        }
        if (invoice.hash() != null) {
            facts.fact("SHA-256", new Code(invoice.hash()));
        }
        var card = new Section(new H2("About"), facts);
        card.addClassNames("card", "stack");
        return card;
    }

    private void failed(StaffSession staff, String id, ProblemException problem) {
        content.removeAll();
        var all = new Anchor("/operator/invoices", "All invoices");
        all.addClassNames("button-link", "secondary");
        content.add(
                problem.notFound() || problem.status() == 400
                        ? new EmptyState(
                                VaadinIcon.INVOICE, "There is no such invoice", "The address may be misspelt.", all)
                        : ProblemBanner.of(
                                "The invoice could not be loaded", problem, () -> load(UI.getCurrent(), staff, id)));
    }
}
