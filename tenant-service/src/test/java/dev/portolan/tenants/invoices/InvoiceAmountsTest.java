package dev.portolan.tenants.invoices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.portolan.tenants.plans.Plan;
import dev.portolan.tenants.plans.Price;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceAmountsTest {
    private static final Period OCTOBER = Period.of(YearMonth.of(2026, 10));

    @ParameterizedTest(name = "{0} from {1} to {2} with {3} seats and {4} invocations: {5} = {6}")
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "free     | 01 | 31 | 40 | 900000   | -                      | 0",
                "team     | 01 | 31 | 1  | 0        | 1x4900                 | 4900",
                "team     | 01 | 31 | 10 | 100000   | 1x4900                 | 4900",
                "team     | 01 | 31 | 11 | 100000   | 1x4900 1x500           | 5400",
                "team     | 01 | 31 | 12 | 100001   | 1x4900 2x500 1x100     | 6000",
                "team     | 01 | 31 | 0  | 110000   | 1x4900 1x100           | 5000",
                "team     | 01 | 31 | 0  | 110001   | 1x4900 2x100           | 5100",
                "business | 01 | 31 | 57 | 2400000  | 1x49900 7x900 40x80    | 59400",
                // From the 12th on, 20 of 31 days: 4900 * 20 / 31 = 3161.29, 500 * 20 / 31 = 322.58, 64517 calls
                // included.
                "team     | 12 | 31 | 12 | 64517    | 1x3161 2x323           | 3807",
                "team     | 12 | 31 | 0  | 64518    | 1x3161 1x100           | 3261",
                "team     | 31 | 31 | 0  | 0        | 1x158                  | 158",
            })
    void amounts(String plan, int first, int last, long seats, long invocations, String lines, long total) {
        var span = new PlanSpan(plan(plan), day(first), day(last).plusDays(1));
        var content = Invoice.Content.of(
                "EUR", InvoiceLines.of(OCTOBER, ZoneOffset.UTC, List.of(span), used(seats, invocations)));
        assertThat(content.lines())
                .extracting(line -> line.quantity() + "x" + line.unitMinor())
                .containsExactly(lines == null ? new String[0] : lines.split(" ", -1));
        assertThat(content.totalMinor()).isEqualTo(total);
        assertThat(content.lines()).allMatch(line -> line.amountMinor() == line.quantity() * line.unitMinor());
    }

    @Test
    void changeOfPlanIsReckonedByDaysOfEach() {
        var spans = List.of(
                new PlanSpan(plan("team"), day(1), day(21)), new PlanSpan(plan("business"), day(21), OCTOBER.to()));
        var lines = InvoiceLines.of(OCTOBER, ZoneOffset.UTC, spans, used(12, 0));
        assertThat(lines)
                .extracting(Line::text, Line::amountMinor)
                .containsExactly(
                        tuple("Team plan, 1 October 2026 to 20 October 2026 (20 of 31 days)", 3_161L),
                        tuple("Seats over the 10 of the Team plan (20 of 31 days)", 646L),
                        tuple("Business plan, 21 October 2026 to 31 October 2026 (11 of 31 days)", 17_706L));
    }

    @Test
    void everyFigureTellsWhereItComesFrom() {
        var span = new PlanSpan(plan("team"), OCTOBER.from(), OCTOBER.to());
        var lines = InvoiceLines.of(OCTOBER, ZoneOffset.UTC, List.of(span), used(12, 123_456));
        assertThat(lines)
                .extracting(Line::source)
                .containsExactly(
                        new Line.Source("plan", 31, OCTOBER.from(), OCTOBER.to()),
                        new Line.Source("seats", 12, OCTOBER.from(), OCTOBER.to()),
                        new Line.Source("plugin_invocations", 123_456, OCTOBER.from(), OCTOBER.to()));
    }

    private static LocalDate day(int day) {
        return LocalDate.of(2026, 10, day);
    }

    private static UsedAmounts used(long seats, long invocations) {
        return new UsedAmounts() {
            @Override
            public long highestSeats(LocalDate from, LocalDate to, ZoneId zone) {
                return seats;
            }

            @Override
            public long invocations(LocalDate from, LocalDate to) {
                return invocations;
            }
        };
    }

    private static Plan plan(String id) {
        return switch (id) {
            case "team" -> plan("Team", 4_900, 10, 500, 100_000, 100);
            case "business" -> plan("Business", 49_900, 50, 900, 2_000_000, 80);
            default -> plan("Free", 0, 5, 0, 10_000, 0);
        };
    }

    private static Plan plan(
            String title, long month, long includedSeats, long seat, long includedInvocations, long invocations) {
        return new Plan(
                title,
                title,
                Map.of(),
                List.of(),
                new Price("EUR", month, includedSeats, seat, includedInvocations, invocations),
                new Plan.Service(false, "community"));
    }
}
