package dev.portolan.ui.operatortenants;

import dev.portolan.contracts.Page;
import dev.portolan.ui.clients.Billing.Invoice;

/// The search over all invoices finds an address also as a part of others: `acme` in `acme-two`.
final class InvoiceSearch {
    private InvoiceSearch() {}

    /// Only what is of this tenant. An invoice that does not say whose it is stays.
    static Page<Invoice> of(String slug, Page<Invoice> found) {
        return new Page<>(
                found.items().stream()
                        .filter(invoice -> slug.equals(owner(invoice, slug)))
                        .toList(),
                found.next());
    }

    private static String owner(Invoice invoice, String otherwise) {
        var organization = invoice.organization();
        return organization == null ? otherwise : organization.path("slug").asText(otherwise);
    }
}
