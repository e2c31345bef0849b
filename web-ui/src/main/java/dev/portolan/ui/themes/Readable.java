package dev.portolan.ui.themes;

import java.util.Locale;

/// Colours that can be told apart, as WCAG 2.2 measures it. Makes one lighter or darker until it can be read.
final class Readable {
    /// For text of ordinary size.
    static final double TEXT = 4.5;

    private static final int STEPS = 100;

    private Readable() {}

    /// The same hue, as light or dark as it takes to be read on all that is behind it.
    ///
    /// @param color as `#rrggbb`, as are those behind it
    /// @return `color` itself where it can be read already
    static String on(String color, double contrast, String... behind) {
        if (passes(color, contrast, behind)) {
            return color;
        }
        var toBlack = nearest(color, "#000000", contrast, behind);
        var toWhite = nearest(color, "#ffffff", contrast, behind);
        if (toBlack.steps == toWhite.steps) {
            return passes("#000000", contrast, behind) ? "#000000" : "#ffffff";
        }
        return toBlack.steps < toWhite.steps ? toBlack.color : toWhite.color;
    }

    static boolean passes(String color, double contrast, String... behind) {
        for (var other : behind) {
            if (between(color, other) < contrast) {
                return false;
            }
        }
        return true;
    }

    private static Mixed nearest(String color, String pole, double contrast, String... behind) {
        for (var step = 1; step <= STEPS; step++) {
            var mixed = mix(color, pole, step / (double) STEPS);
            if (passes(mixed, contrast, behind)) {
                return new Mixed(mixed, step);
            }
        }
        return new Mixed(pole, STEPS + 1);
    }

    private static String mix(String one, String other, double share) {
        var mixed = new StringBuilder("#");
        for (var at = 1; at < 7; at += 2) {
            var value = channel(one, at) * (1 - share) + channel(other, at) * share;
            mixed.append(String.format(Locale.ROOT, "%02x", Math.round(value)));
        }
        return mixed.toString();
    }

    /// From 1 for the same to 21 for black and white.
    static double between(String one, String other) {
        var first = luminance(one);
        var second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String color) {
        return 0.2126 * linear(color, 1) + 0.7152 * linear(color, 3) + 0.0722 * linear(color, 5);
    }

    private static double linear(String color, int at) {
        var value = channel(color, at) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static int channel(String color, int at) {
        return Integer.parseInt(color.substring(at, at + 2), 16);
    }

    private record Mixed(String color, int steps) {}
}
