package dev.portolan.tenants.invoices;

import dev.portolan.tenants.invoices.Line.Source;
import dev.portolan.tenants.plans.Price;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reckons what a period costs. Each span of days under one plan is reckoned by itself: prices of a month and what they
/// include count in proportion to its days. What costs nothing makes no line.
final class InvoiceLines {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private InvoiceLines() {}

    static List<Line> of(Period period, ZoneId zone, List<PlanSpan> spans, UsedAmounts used) {
        var lines = new ArrayList<Line>();
        for (var span : spans) {
            plan(lines, period, span);
            seats(lines, period, span, used.highestSeats(span.from(), span.to(), zone));
            invocations(lines, period, span, used.invocations(span.from(), span.to()));
        }
        return List.copyOf(lines);
    }

    private static void plan(List<Line> lines, Period period, PlanSpan span) {
        var text = span.plan().title() + " plan, " + days(span.from(), span.to()) + part(period, span);
        add(lines, text, 1, prorated(price(span).month(), period, span), source("plan", span.days(), span));
    }

    private static void seats(List<Line> lines, Period period, PlanSpan span, long highest) {
        var over = highest - price(span).includedSeats();
        var text = "Seats over the %,d of the %s plan%s"
                .formatted(price(span).includedSeats(), span.plan().title(), part(period, span));
        add(lines, text, over, prorated(price(span).seat(), period, span), source("seats", highest, span));
    }

    private static void invocations(List<Line> lines, Period period, PlanSpan span, long calls) {
        var included = Math.ceilDiv(Math.multiplyExact(price(span).includedInvocations(), span.days()), period.days());
        var blocks = Math.ceilDiv(calls - included, Price.INVOCATION_BLOCK);
        var text = "Plugin invocations over the %,d of the %s plan%s, each %,d begun"
                .formatted(included, span.plan().title(), part(period, span), Price.INVOCATION_BLOCK);
        add(lines, text, blocks, price(span).invocations(), source("plugin_invocations", calls, span));
    }

    private static void add(List<Line> lines, String text, long quantity, long unit, Source source) {
        if (quantity > 0 && unit > 0) {
            lines.add(Line.of(text, quantity, unit, source));
        }
    }

    private static Price price(PlanSpan span) {
        return span.plan().price();
    }

    private static Source source(String meter, long used, PlanSpan span) {
        return new Source(meter, used, span.from(), span.to());
    }

    /// Half a minor unit is rounded up.
    private static long prorated(long monthly, Period period, PlanSpan span) {
        return Math.floorDiv(
                Math.addExact(Math.multiplyExact(2 * span.days(), monthly), period.days()), 2 * period.days());
    }

    private static String part(Period period, PlanSpan span) {
        return span.days() == period.days() ? "" : " (%d of %d days)".formatted(span.days(), period.days());
    }

    /// @param to the first day after
    static String days(LocalDate from, LocalDate to) {
        var last = to.minusDays(1);
        return from.equals(last) ? DAY.format(from) : DAY.format(from) + " to " + DAY.format(last);
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
