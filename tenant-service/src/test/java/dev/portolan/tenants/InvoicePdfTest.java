package dev.portolan.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.portolan.testkit.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Peers.class)
class InvoicePdfTest {
    @Inject
    Billed billed;

    @Test
    void pdfHoldsWhatTheInvoiceSays() throws IOException {
        var tenant = Invoices.subscriber("pdf");
        World.sql("update tenant set name = 'Žlutý Kůň & Łódź' where id = '" + tenant.id() + "'");
        var id = billed.issued(tenant, "2026-01");
        var number = World.text("select number from invoice where id = '" + id + "'");
        var answer = tenant.asOwner()
                .get(Invoices.path(tenant, "/" + id + "/pdf"))
                .then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", equalTo("inline; filename=\"" + number + ".pdf\""));
        var pdf = answer.extract().asByteArray();
        var text = Invoices.pdfText(pdf);
        assertThat(text)
                .contains(
                        "Invoice " + number,
                        "Žlutý Kůň & Łódź",
                        "Portolan",
                        "20457 Hamburg",
                        "3 February 2026",
                        "17 February 2026",
                        "1 January 2026 to 31 January 2026",
                        "Team plan",
                        "49.00 EUR");
        World.sql("update tenant set name = 'Another name' where id = '" + tenant.id() + "'");
        assertThat(Billed.staff("billing")
                        .get("/api/operator/invoices/" + id + "/pdf")
                        .asByteArray())
                .isEqualTo(pdf);
    }

    @Test
    void draftsPdfSaysThatItIsOne() throws IOException {
        var tenant = Invoices.subscriber("preview");
        var id = billed.draft(tenant, "2026-01");
        assertThat(Invoices.pdfText(Billed.staff("billing")
                        .get("/api/operator/invoices/" + id + "/pdf")
                        .asByteArray()))
                .contains("Draft: invoice", "49.00 EUR")
                .doesNotContain("PTL-");
    }
}
