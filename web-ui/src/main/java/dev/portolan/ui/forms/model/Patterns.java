package dev.portolan.ui.forms.model;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/// Patterns of others, which are matched in linear time only.
public final class Patterns {
    private static final int LONGEST = 1_000;

    private Patterns() {}

    /// @return empty when it is none, or too long
    public static Optional<Pattern> compile(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }
}
