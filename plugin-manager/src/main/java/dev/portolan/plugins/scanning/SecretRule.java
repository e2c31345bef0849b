package dev.portolan.plugins.scanning;

import com.google.re2j.Pattern;
import dev.portolan.plugins.packages.PackageFiles;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/// Finds secrets that were left in files. What is found is never told whole: the finding goes to people who must not
/// have it.
final class SecretRule {
    private static final String EXPECTED = "no secret: admins enter theirs, as x-secret settings";
    private static final int SHOWN = 4;
    private static final Pattern NAMED =
            Pattern.compile("(?i)[a-z0-9_.-]{0,40}(?:token|secret|passw(?:or)?d|api[_-]?key"
                    + "|access[_-]?key|credential|private[_-]?key)[a-z0-9_]{0,20}[\"']?\\s{0,4}(?:[:=]|=>)\\s{0,4}"
                    + "[\"'`]?([A-Za-z0-9+/_=.~-]{16,200})");
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "(?i)example|changeme|placeholder|your[_-]|xxxx|0000|1234|dummy|sample|redacted|config\\.|process\\.env|\\.\\.\\.");
    private static final List<String> WORDS = List.of("token", "secret", "passw", "key", "credential");
    /// In bits a character: English prose has about 4.1 over its letters, but not in one word of 20.
    private static final double RANDOM = 3.7;

    private final Flaws flaws;

    SecretRule(Flaws flaws) {
        this.flaws = flaws;
    }

    void check(PackageFiles files) {
        for (var path : files.paths()) {
            if (!path.equals("SIGNATURE")) {
                // Whatever it is, text or not: each byte is a character.
                check(path, new String(files.bytes(path).orElse(new byte[0]), StandardCharsets.ISO_8859_1));
            }
        }
    }

    private void check(String path, String text) {
        var number = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!shaped(path, number, line)) {
                named(path, number, line);
            }
        }
    }

    private boolean shaped(String path, int number, String line) {
        var any = false;
        for (var shape : SecretShape.values()) {
            if (!line.contains(shape.hint())) {
                continue;
            }
            var match = shape.pattern().matcher(line);
            if (match.find()) {
                any = true;
                flaws.add(finding(shape, path, match.group()).atLine(number));
            }
        }
        return any;
    }

    private static ScanFinding finding(SecretShape shape, String path, String secret) {
        return new ScanFinding(
                shape.certain() ? Rule.SECRET : Rule.LIKELY_SECRET,
                shape.certain() ? Severity.ERROR : Severity.WARNING,
                path,
                null,
                masked(secret),
                EXPECTED,
                "This looks like a %s. Whoever installs the plugin could read it: take it out, and make it void."
                        .formatted(shape.words()));
    }

    private void named(String path, int number, String line) {
        if (!telling(line)) {
            return;
        }
        var match = NAMED.matcher(line);
        while (match.find()) {
            var value = match.group(1);
            if (!PLACEHOLDER.matcher(value).find() && mixed(value) && entropy(value) >= RANDOM) {
                flaws.add(ScanFinding.warning(
                                Rule.LIKELY_SECRET,
                                path,
                                masked(value),
                                EXPECTED,
                                "A random text stands beside a name such as token or password.")
                        .atLine(number));
                return;
            }
        }
    }

    /// The pattern would take its time over long lines of code.
    private static boolean telling(String line) {
        var lower = line.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }

    private static boolean mixed(String value) {
        return value.chars().anyMatch(Character::isDigit) && value.chars().anyMatch(Character::isLetter);
    }

    /// Shannon's, in bits a character.
    static double entropy(String value) {
        var counts = new HashMap<Integer, Integer>();
        value.chars().forEach(c -> counts.merge(c, 1, Integer::sum));
        return counts.values().stream()
                .mapToDouble(count -> (double) count / value.length())
                .map(share -> -share * Math.log(share) / Math.log(2))
                .sum();
    }

    private static String masked(String secret) {
        return "%s… (%d characters)"
                .formatted(secret.substring(0, Math.min(SHOWN, secret.length() / 4)), secret.length());
    }
}
