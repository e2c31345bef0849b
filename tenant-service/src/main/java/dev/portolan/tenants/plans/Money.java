package dev.portolan.tenants.plans;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.Currency;

/// An amount.
///
/// @param minor in minor units, such as cents; negative for a credit
/// @param currency ISO 4217
public record Money(
        long minor,

        @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be a currency such as EUR")
        String currency) {
    /// @throws IllegalArgumentException when the currencies differ
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return new Money(Math.addExact(minor, other.minor), currency);
    }

    /// For people, for example `EUR 49.00`.
    public String text() {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return currency + " " + BigDecimal.valueOf(minor, digits).toPlainString();
    }
}
