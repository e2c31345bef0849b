package dev.portolan.tenants.invoices;

/// Something became of an invoice. Told in the transaction in which it does, in the tenant's scope.
///
/// @param invoice as it is from now on
public record InvoiceChange(What what, Invoice invoice) {
    public enum What {
        ISSUED,
        OVERDUE,
        PAID,
        VOID
    }
}
