package dev.portolan.plugins.expressions;

import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The functions that expressions may call: those of the library whose work grows with their arguments alone, and
/// bounded ones in place of the others.
final class Functions {
    private static final Set<String> LIBRARY = Set.of(
            "abs",
            "assert",
            "average",
            "base64decode",
            "base64encode",
            "boolean",
            "ceil",
            "count",
            "decodeUrl",
            "decodeUrlComponent",
            "each",
            "encodeUrl",
            "encodeUrlComponent",
            "error",
            "exists",
            "filter",
            "floor",
            "formatBase",
            "keys",
            "length",
            "lookup",
            "lowercase",
            "map",
            "max",
            "merge",
            "min",
            "not",
            "number",
            "power",
            "reduce",
            "reverse",
            "sift",
            "single",
            "sort",
            "sqrt",
            "string",
            "substring",
            "sum",
            "trim",
            "type",
            "uppercase",
            "zip");
    private static final int WIDEST = 1000;
    private static final int MOST_DIGITS = 20;
    private static final int LONGEST_PICTURE = 60;

    /// By name; they replace the library's.
    static final Map<String, JFunction> OWN = new TreeMap<>(Map.ofEntries(
            entry("contains", "<s-(sf):b>", (_, a) -> Texts.contains(text(a, 0), at(a, 1))),
            entry("match", "<s-fn?:a>", (_, a) -> Texts.match(text(a, 0), at(a, 1), number(a, 2))),
            entry("replace", "<s-(sf)sn?:s>", (_, a) -> Texts.replace(text(a, 0), at(a, 1), text(a, 2), number(a, 3))),
            entry("split", "<s-(sf)n?:a>", (_, a) -> Texts.split(text(a, 0), at(a, 1), number(a, 2))),
            entry("join", "<a<s>s?:s>", (_, a) -> Texts.join((List<?>) at(a, 0), text(a, 1))),
            entry("pad", "<s-ns?:s>", (_, a) -> pad(text(a, 0), number(a, 1), text(a, 2))),
            entry("round", "<n-n?:n>", (_, a) -> round(number(a, 0), number(a, 1))),
            entry("formatNumber", "<n-s:s>", (_, a) -> formatNumber(number(a, 0), text(a, 1))),
            entry("toMillis", "<s-:n>", (_, a) -> toMillis(text(a, 0))),
            entry("fromMillis", "<n-:s>", (_, a) -> fromMillis(number(a, 0))),
            entry("now", "<:s>", (_, _) -> Meter.current().now().toString()),
            entry("millis", "<:n>", (_, _) -> Meter.current().now().toEpochMilli()),
            entry("append", "<xx:a>", (_, a) -> Lists.append(at(a, 0), at(a, 1))),
            entry("spread", "<x-:a>", (_, a) -> Lists.spread(at(a, 0))),
            entry("distinct", "<x:x>", (_, a) -> Lists.distinct(at(a, 0))),
            entry("substringBefore", "<s-s:s>", (_, a) -> Texts.before(text(a, 0), text(a, 1))),
            entry("substringAfter", "<s-s:s>", (_, a) -> Texts.after(text(a, 0), text(a, 1)))));

    static final SortedSet<String> NAMES = names();

    private Functions() {}

    private static SortedSet<String> names() {
        var names = new TreeSet<>(LIBRARY);
        names.addAll(OWN.keySet());
        return Collections.unmodifiableSortedSet(names);
    }

    private static Map.Entry<String, JFunction> entry(String name, String signature, JFunctionCallable body) {
        return Map.entry(name, new JFunction(body, signature));
    }

    private static @Nullable Object at(List<?> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    private static @Nullable String text(List<?> arguments, int index) {
        return at(arguments, index) instanceof String text ? text : null;
    }

    private static @Nullable Number number(List<?> arguments, int index) {
        return at(arguments, index) instanceof Number number ? number : null;
    }

    private static @Nullable String pad(@Nullable String text, @Nullable Number width, @Nullable String with) {
        if (text == null || width == null) {
            return text;
        }
        var size = Math.abs(width.longValue());
        if (size > WIDEST) {
            throw new IllegalArgumentException("$pad makes texts of at most 1,000 characters.");
        }
        var missing = (int) size - text.codePointCount(0, text.length());
        if (missing <= 0) {
            return text;
        }
        var filler = with == null || with.isEmpty() ? " " : with;
        var points = filler.codePoints().limit(WIDEST).toArray();
        var padding = new StringBuilder();
        for (var i = 0; i < missing; i++) {
            padding.appendCodePoint(points[i % points.length]);
        }
        return width.longValue() > 0 ? text + padding : padding + text;
    }

    private static @Nullable Number round(@Nullable Number number, @Nullable Number digits) {
        if (number == null) {
            return null;
        }
        var scale = digits == null ? 0 : Math.clamp(digits.longValue(), -MOST_DIGITS, MOST_DIGITS);
        var rounded = new BigDecimal(number.toString()).setScale(scale, RoundingMode.HALF_EVEN);
        var value = rounded.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < 1L << 53 ? (Number) (long) value : (Number) value;
    }

    private static @Nullable String formatNumber(@Nullable Number number, @Nullable String picture) {
        if (picture == null || picture.length() > LONGEST_PICTURE) {
            throw new IllegalArgumentException("A picture of $formatNumber has at most 60 characters.");
        }
        return com.dashjoin.jsonata.Functions.formatNumber(number, picture, null);
    }

    private static @Nullable Number toMillis(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() > 10
                    ? OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME)
                            .toInstant()
                            .toEpochMilli()
                    : Instant.parse(text + "T00:00:00Z").toEpochMilli();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("$toMillis takes a time such as 2026-03-01T09:30:00Z.", e);
        }
    }

    private static @Nullable String fromMillis(@Nullable Number millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis.longValue()).toString();
    }
}
