package dev.portolan.ui.billing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.Billing.Invoice;
import dev.portolan.ui.clients.Billing.Line;
import dev.portolan.ui.clients.Billing.Period;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Tone;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Invoices in words. Knows no components.
public final class InvoiceWords {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);

    private InvoiceWords() {}

    public static Tone tone(String state) {
        return switch (state) {
            case "paid" -> Tone.GOOD;
            case "issued" -> Tone.INFO;
            case "overdue" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        };
    }

    public static String state(String state) {
        return switch (state) {
            case "issued" -> "Open";
            case "paid" -> "Paid";
            case "overdue" -> "Overdue";
            case "void" -> "Void";
            case "draft" -> "Draft";
            default -> state;
        };
    }

    public static String title(Invoice invoice) {
        var number = invoice.number() == null ? "" : " " + invoice.number();
        return (credit(invoice) ? "Credit note" : "Invoice") + number;
    }

    public static boolean credit(Invoice invoice) {
        return "credit_note".equals(invoice.kind());
    }

    /// @return for example `October 2026`, or both days where it is no calendar month
    public static String period(@Nullable Period period) {
        if (period == null) {
            return "–";
        }
        var month = YearMonth.from(period.from());
        var whole = period.from().getDayOfMonth() == 1
                && period.to().equals(month.plusMonths(1).atDay(1));
        return whole
                ? MONTH.format(month)
                : Amounts.day(period.from()) + " to " + Amounts.day(period.to().minusDays(1));
    }

    /// What is to be done about it, in a sentence; empty when nothing is.
    static String todo(Invoice invoice) {
        if (credit(invoice) || invoice.dueAt() == null) {
            return "";
        }
        return switch (invoice.state()) {
            case "issued" -> "Please pay it by " + Amounts.day(invoice.dueAt()) + ".";
            case "overdue" ->
                "It was due on " + Amounts.day(invoice.dueAt())
                        + ". Pay it now: an organization with an overdue bill is suspended two weeks after that day.";
            default -> "";
        };
    }

    /// What the figure of a line was worked out from.
    public static String source(Line line) {
        return usage(line)
                .map(usage -> switch (usage.meter()) {
                    case "plugin_invocations" -> Amounts.count(usage.used(), "plugin call") + usage.days();
                    case "seats" -> "At most " + Amounts.count(usage.used(), "member") + usage.days();
                    case "plan" -> Amounts.count(usage.used(), "day") + " of the plan" + usage.days();
                    default -> usage.meter().replace('_', ' ') + usage.days();
                })
                .orElse("");
    }

    static Optional<Source> usage(Line line) {
        var source = line.source();
        if (source == null || !source.path("meter").isTextual()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Source(
                    source.path("meter").asText(),
                    source.path("used").asLong(line.quantity() == null ? 0 : line.quantity()),
                    day(source, "from"),
                    day(source, "to")));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(JsonNode source, String name) {
        return LocalDate.parse(source.path(name).asText());
    }

    /// @param used as measured
    /// @param to the first day after it
    record Source(String meter, long used, LocalDate from, LocalDate to) {
        LocalDate last() {
            return to.isAfter(from) ? to.minusDays(1) : to;
        }

        private String days() {
            return ", " + Amounts.shortDay(from) + " to " + Amounts.shortDay(last());
        }
    }
}
