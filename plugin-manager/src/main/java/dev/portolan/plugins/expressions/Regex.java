package dev.portolan.plugins.expressions;

import com.dashjoin.jsonata.Jsonata.JFunction;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/// A regular expression of an author, run in linear time. To the library it is a function that cannot be called.
final class Regex extends JFunction {
    private static final int LONGEST = 200;
    private static final int MOST_REPEATS = 1000;
    private static final Pattern COUNT = Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?\\}");

    private final Pattern pattern;

    private Regex(Pattern pattern) {
        super(
                (_, _) -> {
                    throw new IllegalArgumentException("A regular expression is no function: use $match.");
                },
                "<x?:x>");
        this.pattern = pattern;
    }

    /// @param literal with its slashes and flags
    static Regex parse(String literal) throws Refusal {
        var end = literal.lastIndexOf('/');
        var text = literal.substring(1, end).replace("\\/", "/");
        var flags = literal.substring(end + 1);
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new Refusal(
                    literal, "1 to " + LONGEST + " characters", "This regular expression is empty or too long.");
        }
        if (repeats(text) > MOST_REPEATS) {
            throw new Refusal(
                    literal,
                    "counts that make at most %,d when they are multiplied".formatted(MOST_REPEATS),
                    "This regular expression repeats too much.");
        }
        try {
            return new Regex(Pattern.compile(
                    text,
                    (flags.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
                            | (flags.contains("m") ? Pattern.MULTILINE : 0)));
        } catch (PatternSyntaxException e) {
            throw new Refusal(
                    literal,
                    "a regular expression without look-around and back-references",
                    "This regular expression cannot be run in bounded time: " + e.getDescription() + ".");
        }
    }

    /// Repeats within repeats multiply what is compiled.
    private static long repeats(String text) {
        var product = 1L;
        var counts = COUNT.matcher(text);
        while (counts.find() && product <= MOST_REPEATS) {
            var most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            product *= most.length() > 4 ? MOST_REPEATS + 1 : Math.max(1, Integer.parseInt(most));
        }
        return product;
    }

    Matcher matcher(String text) {
        return pattern.matcher(new Watched(text, Meter.current()));
    }

    /// Looks at the clock while a match goes on.
    private record Watched(CharSequence text, Meter meter) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            meter.look();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
