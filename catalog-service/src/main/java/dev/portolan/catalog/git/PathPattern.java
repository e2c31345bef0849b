package dev.portolan.catalog.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Tells which paths a pattern means: `*` and `?` stay within a folder, `**` stands for any folders or none, `{a,b}`
/// for either. Not made of a regular expression: those can be made to take for ever.
final class PathPattern {
    private static final int MOST_ALTERNATIVES = 64;
    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final String ANY_FOLDERS = "**";

    private final List<String[]> alternatives;

    /// @throws IllegalArgumentException when the pattern is none
    PathPattern(String pattern) {
        objection(pattern).ifPresent(sentence -> {
            throw new IllegalArgumentException(sentence);
        });
        this.alternatives =
                expand(pattern).stream().map(each -> each.split("/", -1)).toList();
    }

    /// What is wrong with a pattern, as a sentence; empty when nothing is.
    static Optional<String> objection(String pattern) {
        var rest = BRACES.matcher(pattern).replaceAll("");
        if (rest.contains("{") || rest.contains("}")) {
            return Optional.of("The braces of the pattern do not match; they cannot be nested.");
        }
        var count = BRACES.matcher(pattern)
                .results()
                .mapToLong(braces -> braces.group(1).split(",", -1).length)
                .reduce(1, (a, b) -> Math.min(a * b, MOST_ALTERNATIVES + 1));
        return count > MOST_ALTERNATIVES
                ? Optional.of("The braces of the pattern stand for more than %d patterns.".formatted(MOST_ALTERNATIVES))
                : Optional.empty();
    }

    /// Whether a path means more than one file.
    static boolean isPattern(String path) {
        return path.chars().anyMatch(c -> c == '*' || c == '?' || c == '{');
    }

    /// @param path from the root, with slashes and none in front
    boolean matches(String path) {
        var steps = path.split("/", -1);
        return alternatives.stream().anyMatch(pattern -> matches(pattern, steps));
    }

    private static boolean matches(String[] pattern, String[] steps) {
        return matches(
                pattern.length,
                at -> pattern[at].equals(ANY_FOLDERS),
                steps.length,
                (p, s) -> matches(pattern[p], steps[s]));
    }

    private static boolean matches(String pattern, String name) {
        return matches(
                pattern.length(),
                at -> pattern.charAt(at) == '*',
                name.length(),
                (p, n) -> pattern.charAt(p) == '?' || pattern.charAt(p) == name.charAt(n));
    }

    // Goes back to the last star only, which is enough, and bounds the time by the product of the lengths.
    private static boolean matches(
            int patternLength, IntPredicate star, int length, BiPredicate<Integer, Integer> same) {
        var p = 0;
        var lastStar = -1;
        var retry = 0;
        var at = 0;
        while (at < length) {
            if (p < patternLength && star.test(p)) {
                lastStar = p++;
                retry = at;
            } else if (p < patternLength && same.test(p, at)) {
                p++;
                at++;
            } else if (lastStar >= 0) {
                p = lastStar + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (p < patternLength && star.test(p)) {
            p++;
        }
        return p == patternLength;
    }

    private static List<String> expand(String pattern) {
        var braces = BRACES.matcher(pattern);
        if (!braces.find()) {
            return List.of(pattern);
        }
        var all = new ArrayList<String>();
        for (var choice : braces.group(1).split(",", -1)) {
            all.addAll(expand(pattern.substring(0, braces.start()) + choice + pattern.substring(braces.end())));
        }
        return all;
    }
}
