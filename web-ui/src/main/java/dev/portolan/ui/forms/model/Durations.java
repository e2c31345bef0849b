package dev.portolan.ui.forms.model;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/// Durations as settings have them (`30s`, `5m`, `PT1H30M`), as an amount with a unit, and in words.
public final class Durations {
    private static final Pattern SHORT = Pattern.compile("([1-9][0-9]{0,6})(ms|s|m|h|d)");
    private static final int LONGEST = 40;

    private Durations() {}

    /// Units to choose from, the smallest first.
    public enum Unit {
        MILLISECONDS("ms", "millisecond", Duration.ofMillis(1)),
        SECONDS("s", "second", Duration.ofSeconds(1)),
        MINUTES("m", "minute", Duration.ofMinutes(1)),
        HOURS("h", "hour", Duration.ofHours(1)),
        DAYS("d", "day", Duration.ofDays(1));

        private final String suffix;
        private final String singular;
        private final Duration one;

        Unit(String suffix, String singular, Duration one) {
            this.suffix = suffix;
            this.singular = singular;
            this.one = one;
        }

        public String title() {
            return singular + "s";
        }

        /// `5m` for five of these minutes.
        public String write(long count) {
            return count + suffix;
        }

        private String words(long count) {
            return count + " " + singular + (count == 1 ? "" : "s");
        }
    }

    /// So many of a unit.
    public record Amount(long count, Unit unit) {}

    public static Optional<Duration> parse(String text) {
        var brief = SHORT.matcher(text);
        if (brief.matches()) {
            var count = Long.parseLong(brief.group(1));
            for (var unit : Unit.values()) {
                if (unit.suffix.equals(brief.group(2))) {
                    return Optional.of(unit.one.multipliedBy(count));
                }
            }
        }
        try {
            var duration = text.length() > LONGEST ? Duration.ofSeconds(-1) : Duration.parse(text);
            return duration.isNegative() ? Optional.empty() : Optional.of(duration);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /// The largest unit of which it is a whole number; empty when it is finer than a millisecond or beyond counting.
    public static Optional<Amount> amount(Duration duration) {
        var units = Unit.values();
        for (var index = units.length - 1; index >= 0; index--) {
            var one = units[index].one;
            if (duration.compareTo(one) >= 0) {
                var count = duration.dividedBy(one);
                if (one.multipliedBy(count).equals(duration)) {
                    return Optional.of(new Amount(count, units[index]));
                }
            }
        }
        return Optional.empty();
    }

    /// For example `1 hour 30 minutes`.
    public static String words(Duration duration) {
        var words = new ArrayList<String>();
        add(words, duration.toDays(), Unit.DAYS);
        add(words, duration.toHoursPart(), Unit.HOURS);
        add(words, duration.toMinutesPart(), Unit.MINUTES);
        add(words, duration.toSecondsPart(), Unit.SECONDS);
        add(words, duration.toMillisPart(), Unit.MILLISECONDS);
        return words.isEmpty() ? "no time" : String.join(" ", words);
    }

    /// For example `every 5 minutes`, `every hour`.
    public static String every(Duration duration) {
        var words = words(duration);
        return "every " + (words.matches("1 [a-z]+") ? words.substring(2) : words);
    }

    private static void add(ArrayList<String> words, long count, Unit unit) {
        if (count != 0) {
            words.add(unit.words(count));
        }
    }
}
