package dev.portolan.tenants.dunning;

import dev.portolan.tenants.invoices.Invoice;
import dev.portolan.tenants.members.Member;
import dev.portolan.tenants.tenants.Tenant;
import java.time.ZoneId;

/// What a mail says to whom.
///
/// @param outstandingMinor what the invoice comes to less its credit notes
/// @param zone in which the days it names are meant
record Letter(BillingMail.Kind kind, Member to, Tenant tenant, Invoice invoice, long outstandingMinor, ZoneId zone) {}
