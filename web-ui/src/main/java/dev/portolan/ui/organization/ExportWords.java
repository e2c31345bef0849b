package dev.portolan.ui.organization;

import java.util.Locale;

/// Exports in words. Knows no components.
final class ExportWords {
    private static final String[] UNITS = {"bytes", "kB", "MB", "GB"};

    private ExportWords() {}

    /// @param bytes as of a file
    /// @return for example `18.7 MB`
    static String size(long bytes) {
        var value = (double) bytes;
        var unit = 0;
        while (value >= 1_000 && unit < UNITS.length - 1) {
            value /= 1_000;
            unit++;
        }
        return unit == 0 ? bytes + " " + UNITS[0] : String.format(Locale.ENGLISH, "%.1f %s", value, UNITS[unit]);
    }

    /// What is being done at this point of an export.
    ///
    /// @param progress 0 to 100
    static String step(String state, int progress) {
        if ("waiting".equals(state)) {
            return "Waits for its turn";
        }
        return progress >= 95 ? "Packs everything into one file" : "Collects from all services, " + progress + " %";
    }
}
