package dev.portolan.tenants.invoices;

import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.tenants.invoices.Invoice.Content;
import dev.portolan.tenants.invoices.Invoice.Dates;
import dev.portolan.tenants.invoices.Invoice.Heading;
import dev.portolan.tenants.invoices.Invoice.Kind;
import dev.portolan.tenants.invoices.Invoice.State;
import dev.portolan.tenants.problems.TenantProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Drafts credit notes.
final class CreditNote {
    private CreditNote() {}

    /// @param left what of the invoice has not been credited, in minor units
    /// @param wanted lines with negative amounts; null for all that is left
    static Invoice draft(Invoice invoice, long left, @Nullable List<Line> wanted) {
        if (invoice.heading().kind() == Kind.CREDIT_NOTE) {
            throw new ProblemException(TenantProblem.INVOICE_STATE, "It is a credit note itself.");
        }
        if (left == 0) {
            throw new ProblemException(TenantProblem.INVOICE_STATE, "All of it has been credited.");
        }
        var currency = invoice.content().currency();
        var content = Content.of(currency, wanted == null ? rest(invoice, left) : wanted);
        if (content.totalMinor() + left < 0) {
            throw ProblemException.invalid(
                    "/lines",
                    "come to %s, but only %s of the invoice is left to credit; lower the amounts"
                            .formatted(MoneyText.of(-content.totalMinor(), currency), MoneyText.of(left, currency)));
        }
        return new Invoice(
                Ids.next(),
                new Heading(
                        Kind.CREDIT_NOTE,
                        State.DRAFT,
                        null,
                        invoice.id(),
                        invoice.heading().organization()),
                invoice.period(),
                content,
                new Dates(null, null, null),
                null);
    }

    private static List<Line> rest(Invoice invoice, long left) {
        return left == invoice.content().totalMinor()
                ? invoice.content().lines().stream().map(Line::credited).toList()
                : List.of(Line.of("Rest of invoice " + invoice.name(), 1, -left, null));
    }
}
