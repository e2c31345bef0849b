package dev.portolan.ui.blocks;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Figures as text.
final class Numbers {
    private Numbers() {}

    static String text(double value) {
        return new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(value);
    }
}
