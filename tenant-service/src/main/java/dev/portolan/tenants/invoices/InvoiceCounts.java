package dev.portolan.tenants.invoices;

/// How many invoices a tenant has, credit notes left out.
///
/// @param issued all that have a number
/// @param open issued and not paid, overdue ones among them
public record InvoiceCounts(int issued, int open, int overdue) {}
