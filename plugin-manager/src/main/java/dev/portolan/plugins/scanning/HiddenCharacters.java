package dev.portolan.plugins.scanning;

import java.util.Optional;

/// Characters that are there and are not seen, or that change how others are seen.
final class HiddenCharacters {
    private static final int BLACK_FLAG = 0x1F3F4;
    private static final int CANCEL_TAG = 0xE007F;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private HiddenCharacters() {}

    /// What kind of hidden character it is.
    enum Kind {
        /// Turns the order of what follows around (Trojan Source, CVE-2021-42574).
        BIDI_CONTROL,
        /// Says on which side a neutral character is; in texts of languages written from the right.
        BIDI_MARK,
        ZERO_WIDTH,
        JOINER,
        /// Spells out invisible ASCII.
        TAG,
        VARIATION,
        INVISIBLE,
        SOFT_HYPHEN,
        CONTROL,
        LINE_SEPARATOR
    }

    static Optional<Kind> kind(int c) {
        if (c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069) {
            return Optional.of(Kind.BIDI_CONTROL);
        }
        if (c >= 0xE0000 && c <= CANCEL_TAG) {
            return Optional.of(Kind.TAG);
        }
        if (isVariation(c)) {
            return Optional.of(Kind.VARIATION);
        }
        return switch (c) {
            case 0x200E, 0x200F, 0x061C -> Optional.of(Kind.BIDI_MARK);
            case 0x200B, 0x2060, 0xFEFF, 0x180E -> Optional.of(Kind.ZERO_WIDTH);
            case 0x200C, ZERO_WIDTH_JOINER -> Optional.of(Kind.JOINER);
            case 0x00AD -> Optional.of(Kind.SOFT_HYPHEN);
            case 0x2028, 0x2029 -> Optional.of(Kind.LINE_SEPARATOR);
            case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x034F, 0x17B4, 0x17B5 -> Optional.of(Kind.INVISIBLE);
            case '\t', '\n', '\r' -> Optional.empty();
            default -> other(c);
        };
    }

    private static Optional<Kind> other(int c) {
        if (Character.getType(c) == Character.CONTROL) {
            return Optional.of(Kind.CONTROL);
        }
        return Character.getType(c) == Character.FORMAT ? Optional.of(Kind.INVISIBLE) : Optional.empty();
    }

    /// Whether it chooses between forms of the character before it.
    static boolean isVariation(int c) {
        return c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF || c >= 0x180B && c <= 0x180D;
    }

    /// Whether it chooses between text and picture, as it stands behind many emoji.
    static boolean isEmojiVariation(int c) {
        return c == 0xFE0E || c == 0xFE0F;
    }

    static boolean joinsEmoji(int joiner, int before, int after) {
        return joiner == ZERO_WIDTH_JOINER
                && (Character.isExtendedPictographic(before)
                        || Character.isEmojiModifier(before)
                        || isEmojiVariation(before))
                && (Character.isExtendedPictographic(after) || after == 0x2640 || after == 0x2642);
    }

    /// Whether a joiner may stand there in a text: between letters of a script that uses it.
    static boolean joinsLetters(int before, int after) {
        return needsJoiners(before) && needsJoiners(after);
    }

    private static boolean needsJoiners(int c) {
        if (!Character.isLetter(c)
                && Character.getType(c) != Character.NON_SPACING_MARK
                && Character.getType(c) != Character.COMBINING_SPACING_MARK) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case LATIN, CYRILLIC, GREEK, COMMON, HAN, HIRAGANA, KATAKANA, HANGUL -> false;
            default -> true;
        };
    }

    /// Where the tags behind a black flag end, which are the flags of England, Scotland and Wales.
    ///
    /// @return index behind the last tag; the given one when no such flag begins there
    static int flagEnd(int[] text, int at) {
        if (text[at] != BLACK_FLAG) {
            return at;
        }
        var end = at + 1;
        while (end < text.length && end - at < 8 && text[end] > 0xE0000 && text[end] < CANCEL_TAG) {
            end++;
        }
        return end < text.length && end > at + 1 && text[end] == CANCEL_TAG ? end + 1 : at;
    }

    /// The character, or its number where it cannot be seen.
    static String visible(int c) {
        return kind(c).isPresent() || c == '\n' || c == '\r' || c == '\t'
                ? "<U+%04X>".formatted(c)
                : Character.toString(c);
    }
}
