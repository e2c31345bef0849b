package dev.portolan.ui.billing;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.portolan.contracts.Page;
import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.BillingClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.live.Change;
import dev.portolan.ui.live.LiveChanges;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Background;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.DataTable;
import dev.portolan.ui.page.Day;
import dev.portolan.ui.page.EmptyState;
import dev.portolan.ui.page.FileLink;
import dev.portolan.ui.page.Latest;
import dev.portolan.ui.page.PageHeader;
import dev.portolan.ui.page.ProblemBanner;
import dev.portolan.ui.page.Skeleton;
import dev.portolan.ui.session.SignedIn;
import dev.portolan.ui.session.TenantSession;
import dev.portolan.ui.shell.TenantLayout;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The bills of the organization, newest first.
@Route(value = ":tenant/settings/invoices", layout = TenantLayout.class)
@PageTitle("Invoices · Portolan")
class InvoicesView extends Main implements BeforeEnterObserver {
    private static final long serialVersionUID = 1;

    private final transient SignedIn signedIn;
    private final transient BillingClient billing;
    private final transient LiveChanges changes;
    private final transient Latest latest;

    InvoicesView(SignedIn signedIn, BillingClient billing, LiveChanges changes, Background background) {
        this.signedIn = signedIn;
        this.billing = billing;
        this.changes = changes;
        this.latest = new Latest(background);
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var tenant = signedIn.tenant(event, Permissions.BILLING_READ);
        var content = new Div(Skeleton.rows(5));
        content.addClassName("stack");
        removeAll();
        add(
                new PageHeader("Invoices").below("What your organization has been billed, and what is still open."),
                content);
        // a payment, an overdue bill and a suspension change the organization's state
        changes.follow(content, tenant.tenant(), change -> {
            if (change instanceof Change.TenantChanged) {
                getUI().ifPresent(page -> load(page, tenant, content, null, null));
            }
        });
        load(UI.getCurrent(), tenant, content, null, null);
    }

    private void load(UI page, TenantSession tenant, Div content, @Nullable String cursor, @Nullable DataTable more) {
        latest.load(
                page,
                () -> billing.invoices(tenant.slug(), tenant, cursor),
                found -> show(tenant, content, found, more),
                problem -> failed(tenant, content, problem));
    }

    private void show(TenantSession tenant, Div content, Page<Invoice> page, @Nullable DataTable more) {
        content.removeAll();
        if (page.items().isEmpty() && more == null) {
            var plan = new Anchor("/" + tenant.slug() + "/settings/plan", "See the plan");
            plan.addClassNames("button-link", "secondary");
            content.add(new EmptyState(
                    VaadinIcon.INVOICE,
                    "No invoices yet",
                    "An invoice comes at the beginning of a month, for the month before. The free plan has none.",
                    plan));
            return;
        }
        var table = more == null
                ? new DataTable("invoices", "Number", "For", "State", "Issued", "Due", "#Total", "")
                : more;
        page.items().forEach(invoice -> row(tenant, table, invoice));
        var card = new Div(table);
        card.addClassName("card");
        content.add(card);
        var next = page.next();
        if (next != null) {
            content.add(new Button("Show older ones", _ -> load(UI.getCurrent(), tenant, content, next, table)));
        }
    }

    private void row(TenantSession tenant, DataTable table, Invoice invoice) {
        var number = new Anchor(
                "/" + tenant.slug() + "/settings/invoices/" + invoice.id(),
                invoice.number() == null ? "Without a number" : invoice.number());
        number.addClassName("row-link");
        var row = table.row(
                DataTable.twoLines(number, InvoiceWords.credit(invoice) ? "Credit note" : ""),
                new Span(InvoiceWords.period(invoice.period())),
                new Badge(InvoiceWords.tone(invoice.state()), InvoiceWords.state(invoice.state())),
                day(invoice.issuedAt()),
                day(invoice.dueAt()),
                new Span(Amounts.money(invoice.total())),
                DataTable.buttons(pdf(tenant, billing, invoice, "PDF")));
        row.setId("invoice-" + invoice.id());
    }

    static FileLink pdf(TenantSession tenant, BillingClient billing, Invoice invoice, String text) {
        var name = invoice.number() == null ? "invoice" : invoice.number();
        var link = new FileLink(text, name + ".pdf", () -> billing.invoiceFile(tenant.slug(), tenant, invoice.id()));
        link.getElement().setAttribute("aria-label", name + " as PDF");
        return link;
    }

    private static Span day(@Nullable Instant at) {
        return new Day(at);
    }

    private void failed(TenantSession tenant, Div content, ProblemException problem) {
        content.removeAll();
        content.add(ProblemBanner.of(
                "The invoices could not be loaded", problem, () -> load(UI.getCurrent(), tenant, content, null, null)));
    }
}
