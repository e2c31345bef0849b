package dev.portolan.catalog.model;

import com.fasterxml.jackson.databind.JsonNode;

/// Which texts can be kept: PostgreSQL takes no NUL, and half a surrogate pair is no character in UTF-8.
public final class Texts {
    private static final double EXACT = 1e15;

    private Texts() {}

    public static boolean storable(String text) {
        for (var i = 0; i < text.length(); i++) {
            var at = text.charAt(i);
            if (at == 0 || Character.isLowSurrogate(at)) {
                return false;
            }
            if (Character.isHighSurrogate(at)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The text with a replacement character in the place of each NUL, and of at most `longest` characters.
    public static String shown(String text, int longest) {
        var cut = text.length() <= longest ? text : text.substring(0, longest) + "...";
        return storable(cut) ? cut : cut.replace('\0', '\uFFFD').replaceAll("\\p{Cs}", "\uFFFD");
    }

    /// A primitive as JavaScript writes it: `1.0` is `1`.
    public static String of(JsonNode value) {
        if (value.isFloatingPointNumber()) {
            var number = value.doubleValue();
            if (number == Math.rint(number) && Math.abs(number) < EXACT) {
                return Long.toString((long) number);
            }
        }
        return value.asText();
    }
}
