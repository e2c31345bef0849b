package dev.portolan.plugins.scanning;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// One thing that was found in a package.
///
/// @param path file of the package, with a JSON Pointer after `#` where there is one; empty for all of it
/// @param line from 1 on
/// @param found what stands there, shortened; never a whole secret
/// @param expected what may stand there
/// @param message one sentence for people
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScanFinding(
        Rule rule,
        Severity severity,
        String path,
        @Nullable Integer line,
        String found,
        String expected,
        String message) {
    private static final int LONGEST = 160;

    public ScanFinding {
        path = shortened(path);
        found = shortened(found);
    }

    public static ScanFinding error(Rule rule, String path, String found, String expected, String message) {
        return new ScanFinding(rule, Severity.ERROR, path, null, found, expected, message);
    }

    static ScanFinding warning(Rule rule, String path, String found, String expected, String message) {
        return new ScanFinding(rule, Severity.WARNING, path, null, found, expected, message);
    }

    ScanFinding atLine(int line) {
        return new ScanFinding(rule, severity, path, line, found, expected, message);
    }

    /// What is found may itself be made to deceive whoever reads it.
    private static String shortened(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> shown.append(HiddenCharacters.visible(c)));
        return text.codePointCount(0, text.length()) > LONGEST
                ? shown.append('…').toString()
                : shown.toString();
    }
}
