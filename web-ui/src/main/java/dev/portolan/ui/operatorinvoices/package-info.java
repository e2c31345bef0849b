/// Invoices of all tenants, for the provider's staff.
@NullMarked
package dev.portolan.ui.operatorinvoices;

import org.jspecify.annotations.NullMarked;
