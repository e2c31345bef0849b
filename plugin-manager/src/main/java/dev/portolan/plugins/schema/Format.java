package dev.portolan.plugins.schema;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.portolan.contracts.EntityRef;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/// What a text can stand for.
public enum Format {
    URI("uri", "must be an address that starts with https:// or http://", Format::isAddress),
    EMAIL("email", "must be an e-mail address", matching("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+")),
    DURATION("duration", "must be a duration such as 30s, 5m, 1h, 2d or PT5M", Format::isDuration),
    CRON("cron", "must be five cron fields, for example 0 6 * * 1", Format::isCron),
    DATE("date", "must be a date such as 2026-03-01", Format::isDate),
    ENTITY_REF("entity-ref", "must be an entity reference such as component:default/web", Format::isReference),
    COLOR("color", "must be a colour such as #1f6feb", matching("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")),
    MARKDOWN("markdown", "", _ -> true),
    CODE("code", "", _ -> true),
    REGEX("regex", "must be a regular expression without look-around and back references", Format::isPattern);

    private final String word;
    private final String message;
    private final Predicate<String> rule;

    Format(String word, String message, Predicate<String> rule) {
        this.word = word;
        this.message = message;
        this.rule = rule;
    }

    static Optional<Format> named(String word) {
        return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
    }

    /// As written in a schema.
    public String word() {
        return word;
    }

    /// What is said to whoever wrote a text that is none.
    String message() {
        return message;
    }

    boolean admits(String text) {
        return rule.test(text);
    }

    private static Predicate<String> matching(String pattern) {
        var compiled = Pattern.compile(pattern);
        return compiled::matches;
    }

    private static boolean isAddress(String text) {
        try {
            var address = new URI(text);
            var scheme = address.getScheme();
            return address.getHost() != null && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isDuration(String text) {
        if (Pattern.matches("[1-9][0-9]{0,6}(ms|s|m|h|d)", text)) {
            return true;
        }
        try {
            return !Duration.parse(text).isNegative();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isCron(String text) {
        var field = "(\\*|[0-9]{1,2}(-[0-9]{1,2})?)(/[0-9]{1,2})?";
        return Pattern.matches("(%1$s(,%1$s)* ){4}%1$s(,%1$s)*".formatted(field), text);
    }

    private static boolean isDate(String text) {
        try {
            return LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isReference(String text) {
        try {
            return !EntityRef.parse(text).name().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isPattern(String text) {
        try {
            return Pattern.compile(text).groupCount() >= 0;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
