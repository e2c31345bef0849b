package dev.portolan.plugins.packages;

import com.google.re2j.Pattern;
import org.semver4j.Semver;

/// Ranges of versions as npm writes them: `^1`, `~1.2`, `1.x`, `>=1.0 <2.0`, `1 || 2`.
final class Ranges {
    private static final String VERSION = "[v=]?(\\*|[xX]|\\d{1,9}(\\.(\\d{1,9}|[xX*])){0,2}(-[0-9A-Za-z.-]+)?)";
    private static final String SIMPLE = "(\\^|~|>=|<=|>|<)?\\s*" + VERSION;
    private static final String ALL = SIMPLE + "(\\s+" + SIMPLE + ")*";
    private static final Pattern RANGE = Pattern.compile(ALL + "(\\s*\\|\\|\\s*" + ALL + ")*");

    private Ranges() {}

    /// The library takes anything: what it cannot read, no version fits.
    static boolean valid(String range) {
        return range.length() <= 100 && RANGE.matches(range.strip());
    }

    static boolean fits(String version, String range) {
        var parsed = Semver.parse(version);
        return parsed != null && valid(range) && parsed.satisfies(range.strip());
    }
}
