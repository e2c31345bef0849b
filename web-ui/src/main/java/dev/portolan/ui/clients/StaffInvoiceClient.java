package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.Staff.InvoiceRun;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls tenant-service for the provider's staff: invoices of all tenants. Every method blocks and throws
/// [ProblemException].
@ApplicationScoped
public class StaffInvoiceClient {
    private static final Http.Service SERVICE = Http.Service.TENANTS;
    private static final String INVOICES = "invoices";
    private static final String RUNS = "invoice-runs";

    private final Http http;
    private final StaffApi api;

    StaffInvoiceClient(Http http, StaffApi api) {
        this.http = http;
        this.api = api;
    }

    /// Newest first.
    ///
    /// @param text part of a number, of an organization's name or address
    public Page<Invoice> invoices(TokenSource tokens, String state, String text, @Nullable String cursor) {
        var address = api.tenants(INVOICES).with("state", state).with("q", text).with("cursor", cursor);
        return http.getPage(SERVICE, address, tokens, Page.class, Invoice.class);
    }

    public Invoice invoice(TokenSource tokens, String id) {
        return http.get(SERVICE, api.tenants(INVOICES, id), tokens, Invoice.class);
    }

    public Download file(TokenSource tokens, String id) {
        return http.download(SERVICE, api.tenants(INVOICES, id, "pdf"), tokens, "application/pdf");
    }

    public Invoice issue(TokenSource tokens, String id) {
        return post(tokens, id, "issue", Map.of());
    }

    public Invoice pay(TokenSource tokens, String id, Payment payment) {
        return post(tokens, id, "payment", payment);
    }

    public Invoice makeVoid(TokenSource tokens, String id, String reason) {
        return post(tokens, id, "void", Map.of("reason", reason));
    }

    /// @return the credit note
    public Invoice credit(TokenSource tokens, String id, Credit credit) {
        return post(tokens, id, "credit", credit);
    }

    /// Drafts the invoices of a month, or goes on where an earlier run of it stopped.
    ///
    /// @param month such as `2026-10`
    public InvoiceRun start(TokenSource tokens, String month) {
        var body = Map.of("month", month);
        return http.send(SERVICE, "POST", api.tenants(RUNS), tokens, body, InvoiceRun.class);
    }

    public InvoiceRun run(TokenSource tokens, String id) {
        return http.get(SERVICE, api.tenants(RUNS, id), tokens, InvoiceRun.class);
    }

    private Invoice post(TokenSource tokens, String id, String act, Object body) {
        return http.send(SERVICE, "POST", api.tenants(INVOICES, id, act), tokens, body, Invoice.class);
    }

    /// @param at when the money came; now, when left out
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Payment(@Nullable Instant at, String reference) {}

    /// @param lines what to take back; all that is left, when left out
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Credit(String reason, @Nullable List<CreditLine> lines) {}

    /// @param amountMinor what to take back, above 0
    public record CreditLine(String text, long amountMinor) {}
}
