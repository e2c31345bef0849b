package dev.portolan.tenants.invoices;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One line of an invoice. Money is in minor units of the invoice's currency.
///
/// @param amountMinor `quantity` times `unitMinor`
/// @param source what the figure comes from; absent on the lines of a credit note that staff wrote
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Line(
        String text,
        long quantity,
        long unitMinor,
        long amountMinor,
        @Nullable Source source) {

    static Line of(String text, long quantity, long unitMinor, @Nullable Source source) {
        return new Line(text, quantity, unitMinor, Math.multiplyExact(quantity, unitMinor), source);
    }

    /// The same, the other way round.
    Line credited() {
        return new Line(text, quantity, -unitMinor, -amountMinor, source);
    }

    /// The usage behind a figure.
    ///
    /// @param meter `plan`, `seats` or `plugin_invocations`
    /// @param used days of the plan, the highest number of members, calls of plugin functions
    /// @param to the first day after it
    public record Source(String meter, long used, LocalDate from, LocalDate to) {}
}
