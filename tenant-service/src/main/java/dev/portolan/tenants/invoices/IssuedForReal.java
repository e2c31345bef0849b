package dev.portolan.tenants.invoices;

import dev.portolan.tenants.clock.IssuedInvoices;
import jakarta.enterprise.context.ApplicationScoped;

/// Answers from the numbers given: who has an invoice with one has been billed.
@ApplicationScoped
class IssuedForReal implements IssuedInvoices {
    private final InvoiceRepository invoices;

    IssuedForReal(InvoiceRepository invoices) {
        this.invoices = invoices;
    }

    @Override
    public boolean any() {
        return invoices.anyIssued();
    }
}
