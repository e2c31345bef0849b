package dev.portolan.ui.billing;

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
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.Billing.Line;
import dev.portolan.ui.clients.BillingClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Day;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.Facts;
import dev.portolan.ui.page.Notice;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.page.Tone;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;

/// One bill: each of its lines with the way back to the usage behind it.
@Route(value = ":tenant/settings/invoices/:invoice", layout = TenantLayout.class)
class InvoiceView extends Main implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient BillingClient billing;
    private final transient Background background;
    private final PageHeader header = new PageHeader("Invoice");
    private final Div content = new Div();

    InvoiceView(SignedIn signedIn, BillingClient billing, Background background) {
        this.signedIn = signedIn;
        this.billing = billing;
        this.background = background;
        addClassName("page");
        content.addClassName("stack");
        add(header, content);
    }

    @Override
    public String getPageTitle() {
        return "Invoice · Portolan";
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.BILLING_READ);
        var id = event.getRouteParameters().get("invoice").orElse("");
        content.removeAll();
        content.add(Skeleton.lines(10));
        load(tenant, id);
    }

    private void load(TenantSession tenant, String id) {
        background.load(
                () -> billing.invoice(tenant.slug(), tenant, id),
                invoice -> show(tenant, invoice),
                problem -> failed(tenant, id, problem));
    }

    private void show(TenantSession tenant, Invoice invoice) {
        var title = InvoiceWords.title(invoice);
        UI.getCurrent().getPage().setTitle(title + " · Portolan");
        header.title(title)
                .below(
                        new Span(InvoiceWords.period(invoice.period())),
                        new Badge(InvoiceWords.tone(invoice.state()), InvoiceWords.state(invoice.state())));
        header.actions(InvoicesView.pdf(tenant, billing, invoice, "Download PDF"));
        content.removeAll();
        var todo = InvoiceWords.todo(invoice);
        if (!todo.isEmpty()) {
            var overdue = "overdue".equals(invoice.state());
            content.add(new Notice(
                    overdue ? Tone.BAD : Tone.INFO,
                    Amounts.money(invoice.total()) + (overdue ? " is overdue" : " is open"),
                    todo + " How to pay stands on the PDF."));
        }
        var columns = new Div(lines(tenant, invoice), facts(invoice));
        columns.addClassName("columns");
        content.add(columns);
    }

    private static Component lines(TenantSession tenant, Invoice invoice) {
        var table = new DataTable("invoice-lines", "For", "#Quantity", "#Each", "#Amount");
        invoice.lines()
                .forEach(line -> table.row(
                        text(tenant, line),
                        new Span(line.quantity() == null ? "" : Amounts.count(line.quantity())),
                        new Span(line.unitMinor() == null ? "" : Amounts.money(invoice.money(line.unitMinor()))),
                        new Span(Amounts.money(invoice.money(line.amountMinor())))));
        var word = new Span("Total without tax");
        var total = new Span(Amounts.money(invoice.total()));
        total.addClassName("number");
        var sum = new Div(word, total);
        sum.addClassNames("spread", "total");
        var card = new Section(table, sum);
        card.addClassName("card");
        card.getElement().setAttribute("aria-label", "Lines");
        return card;
    }

    private static Component text(TenantSession tenant, Line line) {
        var words = new Div(new Span(line.text()));
        words.addClassName("words");
        var source = InvoiceWords.source(line);
        if (source.isEmpty()) {
            return words;
        }
        var usage = InvoiceWords.usage(line)
                .filter(found -> tenant.may(Permissions.USAGE_READ) && "plugin_invocations".equals(found.meter()));
        Component below = usage.<Component>map(found -> new Anchor(
                        "/" + tenant.slug() + "/settings/usage?from=" + found.from() + "&to=" + found.last() + "&meter="
                                + Metric.PLUGIN_INVOCATIONS.word(),
                        source))
                .orElseGet(() -> new Span(source));
        below.addClassName("sub");
        words.add(below);
        return words;
    }

    private static Component facts(Invoice invoice) {
        var facts = new Facts();
        if (invoice.issuedAt() != null) {
            facts.fact("Issued", new Day(invoice.issuedAt()));
        }
        if (invoice.dueAt() != null) {
            facts.fact("Due", new Day(invoice.dueAt()));
        }
        if (invoice.paidAt() != null) {
            facts.fact("Paid", new Day(invoice.paidAt()));
        }
        var organization = invoice.organization();
        if (organization != null && organization.path("name").isTextual()) {
            facts.fact("Billed to", organization.path("name").asText());
        }
        if (invoice.hash() != null) {
            facts.fact("SHA-256", new Code(invoice.hash()));
        }
        var card = new Section(new H2("About"), facts);
        card.addClassNames("card", "stack");
        return card;
    }

    private void failed(TenantSession tenant, String id, ProblemException problem) {
        content.removeAll();
        content.add(
                problem.notFound() || problem.status() == 400
                        ? new EmptyState(
                                VaadinIcon.INVOICE,
                                "There is no such invoice",
                                "The address may be misspelt.",
                                new Anchor("/" + tenant.slug() + "/settings/invoices", "All invoices"))
                        : ProblemBanner.of("The invoice could not be loaded", problem, () -> load(tenant, id)));
    }
}
