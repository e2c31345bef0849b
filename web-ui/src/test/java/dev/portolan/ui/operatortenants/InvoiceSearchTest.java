package dev.portolan.ui.operatortenants;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.Billing.Invoice;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvoiceSearchTest {
    @Test
    void anotherTenantsInvoiceIsLeftOutThoughItsAddressContainsThisOne() {
        var found = new Page<>(List.of(invoice("1", "acme"), invoice("2", "acme-two")), "next");

        var shown = InvoiceSearch.of("acme", found);

        assertThat(shown.items()).extracting(Invoice::id).containsExactly("1");
        assertThat(shown.next()).isEqualTo("next");
    }

    private static Invoice invoice(String id, String slug) {
        var organization = new ObjectMapper().createObjectNode().put("slug", slug);
        return new Invoice(
                id, null, "invoice", "issued", null, "EUR", List.of(), 1, null, null, null, null, null, organization);
    }
}
