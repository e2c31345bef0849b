package dev.portolan.tenants.invoices;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/// Writes money for people, such as `1,234.50 EUR`.
public final class MoneyText {
    private MoneyText() {}

    /// @param minor in minor units
    /// @param currency ISO 4217
    public static String of(long minor, String currency) {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        var amount = BigDecimal.valueOf(minor, digits);
        return String.format(Locale.ROOT, "%,." + digits + "f %s", amount, currency);
    }
}
