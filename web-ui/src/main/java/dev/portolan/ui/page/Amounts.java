package dev.portolan.ui.page;

import dev.portolan.ui.clients.Billing.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/// Money, counts and dates as people read them.
public final class Amounts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private Amounts() {}

    /// @return for example `€49.00`
    public static String money(Money money) {
        var format = NumberFormat.getCurrencyInstance(Locale.ENGLISH);
        var currency = currency(money.currency());
        format.setCurrency(currency);
        var digits = Math.max(0, currency.getDefaultFractionDigits());
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(money.minor(), digits));
    }

    /// The same without cents where there are none: `€49`.
    public static String round(Money money) {
        var text = money(money);
        return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
    }

    /// @return for example `20,000`
    public static String count(long count) {
        return String.format(Locale.ENGLISH, "%,d", count);
    }

    /// @return for example `1 seat`, `20,000 seats` or `0 entities`
    public static String count(long count, String unit) {
        return count(count) + " " + (count == 1 ? unit : plural(unit));
    }

    private static String plural(String unit) {
        return unit.endsWith("ty") ? unit.substring(0, unit.length() - 1) + "ies" : unit + "s";
    }

    /// @return for example `28 November 2026`
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /// @return for example `28 Nov`
    public static String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    /// The day of an instant in UTC.
    public static String day(Instant at) {
        return day(at.atZone(ZoneOffset.UTC).toLocalDate());
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            return Currency.getInstance("EUR");
        }
    }
}
