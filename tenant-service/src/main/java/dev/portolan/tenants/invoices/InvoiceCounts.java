package dev.portolan.tenants.invoices;

/// How many of a tenant's invoices wait for payment.
///
/// @param open issued and not paid, overdue ones among them
public record InvoiceCounts(int open, int overdue) {}
