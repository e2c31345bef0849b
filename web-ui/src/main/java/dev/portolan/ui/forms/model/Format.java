package dev.portolan.ui.forms.model;

import com.google.re2j.Pattern;
import dev.portolan.contracts.EntityRef;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.function.Predicate;

/// What a text can stand for. The rules are those by which the plugin manager checks; it has the last word.
public enum Format {
    PLAIN("", "text", "", _ -> true),
    URI("uri", "address", "must be an address that starts with https:// or http://", Format::isAddress),
    EMAIL(
            "email",
            "e-mail address",
            "must be an e-mail address",
            Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+")::matches),
    DURATION(
            "duration",
            "duration",
            "must be a duration such as 30s, 5m, 1h, 2d or PT5M",
            text -> Durations.parse(text).isPresent()),
    CRON(
            "cron",
            "schedule",
            "must be five cron fields, for example 0 6 * * 1",
            text -> Cron.parse(text).isPresent()),
    DATE("date", "date", "must be a date such as 2026-03-01", Format::isDate),
    ENTITY_REF(
            "entity-ref", "entity", "must be an entity reference such as component:default/web", Format::isReference),
    COLOR(
            "color",
            "colour",
            "must be a colour such as #1f6feb",
            Pattern.compile("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")::matches),
    MARKDOWN("markdown", "text in Markdown", "", _ -> true),
    CODE("code", "code", "", _ -> true),
    REGEX(
            "regex",
            "regular expression",
            "must be a regular expression without look-around and back references",
            text -> Patterns.compile(text).isPresent());

    private final String word;
    private final String title;
    private final String message;
    private final Predicate<String> rule;

    Format(String word, String title, String message, Predicate<String> rule) {
        this.word = word;
        this.title = title;
        this.message = message;
        this.rule = rule;
    }

    /// @return PLAIN for a word that is none of them
    static Format named(String word) {
        for (var format : values()) {
            if (format.word.equals(word)) {
                return format;
            }
        }
        return PLAIN;
    }

    /// For people.
    public String title() {
        return title;
    }

    /// Whether line breaks and spaces at its ends belong to it.
    public boolean longText() {
        return this == MARKDOWN || this == CODE;
    }

    public String message() {
        return message;
    }

    public boolean admits(String text) {
        return rule.test(text);
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
}
