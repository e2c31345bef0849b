/// What a tenant owes: billing periods, invoices from draft to payment, credit notes, and the monthly run.
@NullMarked
package dev.portolan.tenants.invoices;

import org.jspecify.annotations.NullMarked;
