package dev.portolan.ui.operatorinvoices;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
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
import dev.portolan.ui.clients.StaffInvoiceClient;
import dev.portolan.ui.operator.OperatorLayout;
import dev.portolan.ui.operator.ThingPart;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Card;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Day;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
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
    private final PageHeader header = new PageHeader("Invoice");
    private final ThingPart<Invoice> content;

    StaffInvoiceView(SignedIn signedIn, StaffInvoiceClient client, Background background) {
        this.signedIn = signedIn;
        this.client = client;
        this.background = background;
        content = new ThingPart<>(
                background,
                () -> ThingPart.unknown(
                        VaadinIcon.INVOICE, "invoice", "The address may be misspelt.", "/operator/invoices"),
                "The invoice could not be loaded");
        addClassName("page");
        add(header, content);
    }

    @Override
    public String getPageTitle() {
        return "Invoice · Portolan staff";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var staff = signedIn.staff(StaffRight.SEE_INVOICES);
        var id = event.getRouteParameters().get("invoice").orElse("");
        header.title("Invoice").below().actions();
        content.open(() -> client.invoice(staff, id), invoice -> show(staff, invoice));
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
            content.removeAll();
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
        return new Card("About", facts);
    }
}
