package dev.portolan.ui.operatorinvoices;

import dev.portolan.ui.billing.InvoiceWords;
import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.Billing.Money;
import dev.portolan.ui.clients.Staff.InvoiceRun;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Tone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/// Invoices in words for staff. Knows no components.
final class StaffInvoiceWords {
    static final List<String> STATES = List.of("draft", "issued", "overdue", "paid", "void");

    private StaffInvoiceWords() {}

    static String name(Invoice invoice) {
        return invoice.number() == null ? "Draft" : invoice.number();
    }

    static String slug(Invoice invoice) {
        var organization = invoice.organization();
        return organization == null ? "" : organization.path("slug").asText("");
    }

    static String organization(Invoice invoice) {
        var organization = invoice.organization();
        return organization == null ? "–" : organization.path("name").asText(slug(invoice));
    }

    /// What comes next, in a sentence; empty when nothing does.
    static String next(Invoice invoice) {
        return switch (invoice.state()) {
            case "draft" ->
                "Only staff see it. Look at its lines; issuing gives it a number, freezes it and sends it to the owners.";
            case "issued" -> invoice.dueAt() == null ? "" : "It is due on " + Amounts.day(invoice.dueAt()) + ".";
            case "overdue" ->
                invoice.dueAt() == null
                        ? "It waits for payment."
                        : "It was due on " + Amounts.day(invoice.dueAt())
                                + ". Two weeks after that the organization is suspended; a payment opens it at once.";
            default -> "";
        };
    }

    static String title(Invoice invoice) {
        var sum = Amounts.money(invoice.total());
        return switch (invoice.state()) {
            case "draft" -> "This is a draft of " + sum;
            case "overdue" -> sum + " is overdue";
            default -> sum + " is open";
        };
    }

    static Tone tone(Invoice invoice) {
        return "overdue".equals(invoice.state()) ? Tone.BAD : Tone.INFO;
    }

    /// How it stands; a credit note is not waited for.
    static String state(Invoice invoice) {
        return InvoiceWords.credit(invoice) && "issued".equals(invoice.state())
                ? "Issued"
                : InvoiceWords.state(invoice.state());
    }

    static boolean open(Invoice invoice) {
        return List.of("issued", "overdue").contains(invoice.state()) && invoice.totalMinor() > 0;
    }

    /// An amount that somebody typed, in minor units.
    static long minor(BigDecimal amount, String currency) {
        var digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return amount.movePointRight(digits).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    static String currency(Invoice invoice) {
        Money total = invoice.total();
        return total.currency();
    }

    /// How far a run is.
    static String words(InvoiceRun run) {
        var of = Amounts.count(run.done()) + " of " + Amounts.count(run.total(), "tenant");
        return switch (run.state()) {
            case "waiting" -> "The run of " + run.month() + " begins in a moment.";
            case "running" -> "Drafting " + run.month() + ": " + of + "." + failed(run);
            case "done" -> "The run of " + run.month() + " is through: " + of + ".";
            default ->
                "The run of " + run.month() + " is through: " + of + "." + failed(run)
                        + " Start it again to make up for them.";
        };
    }

    private static String failed(InvoiceRun run) {
        return run.failed() == 0 ? "" : " " + Amounts.count(run.failed()) + " failed.";
    }

    /// How much of a run is done, of 100.
    static int percent(InvoiceRun run) {
        return run.total() <= 0 ? (run.underWay() ? 0 : 100) : (int) Math.min(100, run.done() * 100L / run.total());
    }
}
