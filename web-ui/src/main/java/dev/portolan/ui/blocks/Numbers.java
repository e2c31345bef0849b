package dev.portolan.ui.blocks;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Figures as text.
final class Numbers {
    /// From here on digits say nothing any more.
    private static final double HUGE = 1e15;

    private Numbers() {}

    static String text(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        var symbols = DecimalFormatSymbols.getInstance(Locale.ENGLISH);
        var small = value != 0 && Math.abs(value) < 0.005;
        return Math.abs(value) >= HUGE || small
                ? new DecimalFormat("0.##E0", symbols).format(value)
                : new DecimalFormat("#,##0.##", symbols).format(value);
    }

    static String text(JsonNode number) {
        return text(number.asDouble());
    }

    /// A value that charts and bars can be drawn with.
    static double finite(double value) {
        return Double.isFinite(value) ? Math.clamp(value, -1e300, 1e300) : 0;
    }
}
