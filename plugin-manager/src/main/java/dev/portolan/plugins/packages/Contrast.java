package dev.portolan.plugins.packages;

import java.util.Locale;
import java.util.Map;

/// How well colours can be told apart, as WCAG 2.2 measures it.
final class Contrast {
    /// For text of ordinary size.
    static final double READABLE = 4.5;

    private Contrast() {}

    /// Says what cannot be read among the colours of a look.
    ///
    /// @param colors by name, as `#rrggbb`
    static void check(Map<String, String> colors, Keys look) {
        var text = colors.get("text");
        if (text == null) {
            return;
        }
        for (var behind : new String[] {"background", "surface"}) {
            var other = colors.get(behind);
            if (other != null && between(text, other) < READABLE) {
                look.fault(
                        "text",
                        "a contrast of at least %.1f".formatted(READABLE),
                        String.format(
                                Locale.ROOT,
                                "Text of %s on the %s %s has a contrast of %.1f and cannot be read by everybody.",
                                text,
                                behind,
                                other,
                                between(text, other)));
            }
        }
    }

    /// From 1 for the same to 21 for black and white.
    static double between(String one, String other) {
        var first = luminance(one);
        var second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String color) {
        return 0.2126 * channel(color, 1) + 0.7152 * channel(color, 3) + 0.0722 * channel(color, 5);
    }

    private static double channel(String color, int at) {
        var value = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
