package dev.portolan.tenants;

import static org.hamcrest.Matchers.equalTo;

import dev.portolan.testkit.TestTenant;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.util.Map;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/// Invoices of the team plan, 49.00 EUR a month.
final class Invoices {
    static final String NOBODYS = "01900000-0000-7000-8000-000000000000";

    private Invoices() {}

    static ValidatableResponse refused(String id, String act, Map<String, ?> body) {
        return Billed.act(id, act, body)
                .statusCode(409)
                .body("type", equalTo("https://portolan.dev/problems/invoice-state"));
    }

    static ValidatableResponse find(String query) {
        return Billed.staff("operator")
                .get("/api/operator/invoices" + query)
                .then()
                .statusCode(200);
    }

    static TestTenant subscriber(String prefix) {
        return Billed.tenant(prefix, "team", "2026-01-01T00:00:00Z");
    }

    static String path(TestTenant tenant, String rest) {
        return "/api/tenants/" + tenant.slug() + "/billing/invoices" + rest;
    }

    static String pdfText(byte[] pdf) throws IOException {
        try (var reader = new PdfReader(pdf)) {
            var extractor = new PdfTextExtractor(reader);
            var text = new StringBuilder();
            for (var page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page));
            }
            return text.toString();
        }
    }
}
