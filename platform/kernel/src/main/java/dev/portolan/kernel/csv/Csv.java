package dev.portolan.kernel.csv;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lines of CSV (RFC 4180). A cell that a spreadsheet would take for a formula gets a `'` before it.
public final class Csv {
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

    /// One line with its end.
    ///
    /// @param cells null for an empty one
    public static String line(@Nullable String... cells) {
        return Stream.of(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        var safe = FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
