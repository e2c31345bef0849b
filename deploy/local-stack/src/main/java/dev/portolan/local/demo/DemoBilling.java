package dev.portolan.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What billing staff have done with the demo's companies: one invoice in each state.
record DemoBilling(Portal portal, InstantSource time) {
    private static final String BILLING = "billing";
    private static final String INVOICES = "/api/operator/invoices";
    private static final int LOOKS = 120;

    /// Bills months: the first are paid, the one before the last is void, the last is open.
    void bill(YearMonth first, int months) throws DemoException, InterruptedException {
        for (var month = 0; month < months; month++) {
            var drafted = draft(first.plusMonths(month), "acme");
            var number = act(drafted, "issue", null).text("number");
            if (month == months - 2) {
                var _ = act(drafted, "void", Map.of("reason", "Billed to the wrong legal entity; see the next one"));
            } else if (month < months - 2) {
                var _ = act(drafted, "payment", Map.of("reference", "SEPA " + number));
            }
            if (month == 1) {
                var line = Map.of("text", "Two days without plugins", "amountMinor", 3_300);
                var _ = act(drafted, "credit", Map.of("reason", "Promised by support", "lines", new Object[] {line}));
            }
        }
    }

    /// Lets so much time pass for a company that it is suspended for what it owes.
    void neverPaid(String slug) throws DemoException {
        var tenant = "/api/operator/tenants/" + slug;
        var _ = portal.asStaff("operator", "PUT", tenant + "/test", Map.of("test", true, "reason", "for the demo"))
                .ok();
        var draft = invoice("draft", slug);
        var _ = act(draft.path("id").asText(), "issue", null);
        var at = time.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(30));
        var _ = portal.asStaff(BILLING, "PUT", tenant + "/clock", Map.of("at", at.toString()))
                .ok();
    }

    private String draft(YearMonth month, String slug) throws DemoException, InterruptedException {
        var run = portal.asStaff(BILLING, "POST", "/api/operator/invoice-runs", Map.of("month", month.toString()))
                .ok()
                .text("id");
        for (var look = 0; look < LOOKS; look++) {
            var state = portal.asStaff(BILLING, "GET", "/api/operator/invoice-runs/" + run, null)
                    .ok()
                    .text("state");
            if (state.equals("done") || state.equals("failed")) {
                return invoice("draft", slug).path("id").asText();
            }
            Thread.sleep(250);
        }
        throw new DemoException("the run of " + month + " does not end", null);
    }

    private JsonNode invoice(String state, String slug) throws DemoException {
        var found = portal.asStaff(BILLING, "GET", INVOICES + "?state=" + state + "&q=" + slug, null)
                .ok()
                .body()
                .path("items")
                .path(0);
        if (found.isMissingNode()) {
            throw new DemoException(slug + " has no invoice in state " + state, null);
        }
        return found;
    }

    private Portal.Answer act(String invoice, String act, @Nullable Object body) throws DemoException {
        return portal.asStaff(BILLING, "POST", INVOICES + "/" + invoice + "/" + act, body)
                .ok();
    }
}
