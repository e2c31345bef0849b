package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.Billing.Money;
import dev.portolan.ui.clients.Billing.PlanPreview;
import dev.portolan.ui.clients.Billing.Plans;
import dev.portolan.ui.clients.Billing.Subscription;
import dev.portolan.ui.clients.Billing.Usage;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls tenant-service about plans, usage and invoices. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class BillingClient {
    private static final String BILLING = "billing";
    private static final String SUBSCRIPTION = "subscription";
    private static final String INVOICES = "invoices";

    private final ServiceApi api;
    private final Http http;
    private final ServicesConfig config;

    BillingClient(Services services, Http http, ServicesConfig config) {
        this.api = services.tenants();
        this.http = http;
        this.config = config;
    }

    /// What may be subscribed to; for everybody.
    public Plans plans() {
        var address = Address.of(config.tenantServiceUrl(), "api", "plans");
        return http.get(Http.Service.TENANTS, address, TokenSource.NONE, Plans.class);
    }

    public Subscription subscription(Slug tenant, TokenSource tokens) {
        return api.get(api.at(tenant, BILLING, SUBSCRIPTION), tokens, Subscription.class);
    }

    /// Says what [#changePlan] would cost and refuse, and changes nothing.
    public PlanPreview previewPlan(Slug tenant, TokenSource tokens, String plan) {
        var address = api.at(tenant, BILLING, SUBSCRIPTION, "preview");
        return api.send("POST", address, tokens, Map.of("plan", plan), PlanPreview.class);
    }

    /// @param expectedMonthly what was shown; refused where it has changed meanwhile
    public Subscription changePlan(Slug tenant, TokenSource tokens, String plan, @Nullable Money expectedMonthly) {
        var body = new LinkedHashMap<String, Object>();
        body.put("plan", plan);
        if (expectedMonthly != null) {
            body.put("expectedMonthly", expectedMonthly);
        }
        return api.send("PUT", api.at(tenant, BILLING, SUBSCRIPTION), tokens, body, Subscription.class);
    }

    /// @param from first day, and `to` the last one, both included
    public Usage usage(Slug tenant, TokenSource tokens, LocalDate from, LocalDate to) {
        return api.get(usageAddress(tenant, from, to), tokens, Usage.class);
    }

    /// The same as a CSV file.
    public Download usageFile(Slug tenant, TokenSource tokens, LocalDate from, LocalDate to) {
        return api.file(usageAddress(tenant, from, to), tokens, "text/csv");
    }

    public Page<Invoice> invoices(Slug tenant, TokenSource tokens, @Nullable String cursor) {
        return api.page(api.at(tenant, BILLING, INVOICES).with("cursor", cursor), tokens, Invoice.class);
    }

    public Invoice invoice(Slug tenant, TokenSource tokens, String id) {
        return api.get(api.at(tenant, BILLING, INVOICES, id), tokens, Invoice.class);
    }

    public Download invoiceFile(Slug tenant, TokenSource tokens, String id) {
        return api.file(api.at(tenant, BILLING, INVOICES, id, "pdf"), tokens, "application/pdf");
    }

    private Address usageAddress(Slug tenant, LocalDate from, LocalDate to) {
        return api.at(tenant, "usage").with("from", from.toString()).with("to", to.toString());
    }
}
