package dev.portolan.tenants.plans;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What the rest of a calendar month costs when the plan changes in it: the former plan's share is given back,
/// the new plan's is charged. The day of the change is the new plan's. Shares are by whole days, each rounded
/// half up.
public final class Proration {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private Proration() {}

    /// One side of it.
    ///
    /// @param amount negative for what is given back
    public record Line(String text, Money amount) {}

    /// @param from null when what was before cost nothing, as a trial does
    /// @param day of the change, in the tenant's zone
    /// @return what is given back first; lines of nothing are left out
    public static List<Line> lines(@Nullable Plan from, Plan to, LocalDate day) {
        var lines = new ArrayList<Line>();
        if (from != null) {
            var credit = share(from.price().month(), day);
            add(
                    lines,
                    "Given back: " + words(from, day),
                    new Money(-credit, from.price().currency()));
        }
        add(
                lines,
                words(to, day),
                new Money(share(to.price().month(), day), to.price().currency()));
        return lines;
    }

    /// @param currency of nothing, where there are no lines
    public static Money sum(List<Line> lines, String currency) {
        return lines.stream().map(Line::amount).reduce(new Money(0, currency), Money::plus);
    }

    /// What a day and the rest of its month cost of a monthly price, in minor units.
    static long share(long month, LocalDate day) {
        return BigDecimal.valueOf(month)
                .multiply(BigDecimal.valueOf(left(day)))
                .divide(BigDecimal.valueOf(day.lengthOfMonth()), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    private static int left(LocalDate day) {
        return day.lengthOfMonth() - day.getDayOfMonth() + 1;
    }

    private static String words(Plan plan, LocalDate day) {
        var last = day.withDayOfMonth(day.lengthOfMonth());
        return "%s, %d to %s (%d of %d days)"
                .formatted(plan.title(), day.getDayOfMonth(), DAY.format(last), left(day), day.lengthOfMonth());
    }

    private static void add(List<Line> lines, String text, Money amount) {
        if (amount.minor() != 0) {
            lines.add(new Line(text, amount));
        }
    }
}
