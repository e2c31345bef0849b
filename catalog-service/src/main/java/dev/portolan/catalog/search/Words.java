package dev.portolan.catalog.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Takes text apart into words, in lower case and without accents, the same way for what is kept, asked and marked.
/// Depends on no language: `Übersicht` becomes `ubersicht`, `straße` becomes `strasse`.
final class Words {
    private static final int LONGEST = 64;
    private static final int SHORTEST_PART = 2;
    private static final Map<Integer, String> FOLDED = Map.ofEntries(
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ı', "i"));

    private final String text;
    private final boolean parts;
    private final List<Word> found = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private final List<Part> begun = new ArrayList<>();
    private int start;

    private Words(String text, boolean parts) {
        this.text = text;
        this.parts = parts;
    }

    /// The words as they stand.
    static List<Word> of(String text) {
        return new Words(text, false).split();
    }

    /// The words, and beside `PaymentService` its parts `payment` and `service`.
    static List<Word> withParts(String text) {
        return new Words(text, true).split();
    }

    /// All words written as one: `payment-service`, `Payment Service` and `PaymentService` are the same.
    static String joined(String text) {
        var all = new StringBuilder();
        of(text).forEach(word -> all.append(word.text()));
        return all.toString();
    }

    private List<Word> split() {
        var before = 0;
        for (var at = 0; at < text.length(); ) {
            var point = text.codePointAt(at);
            var next = at + Character.charCount(point);
            if (isMark(point)) {
                at = next; // belongs to the letter before it, which is folded
                continue;
            }
            if (!Character.isLetterOrDigit(point)) {
                end(at);
            } else if (standsAlone(point)) {
                end(at);
                found.add(new Word(fold(point), at, next));
            } else {
                if (word.isEmpty()) {
                    start = at;
                } else if (parts && beginsPart(before, point, next)) {
                    begun.add(new Part(word.length(), at));
                }
                word.append(fold(point));
            }
            before = point;
            at = next;
        }
        end(text.length());
        return found;
    }

    private void end(int at) {
        if (!word.isEmpty()) {
            found.add(new Word(shortened(word.toString()), start, at));
            if (!begun.isEmpty()) {
                begun.addFirst(new Part(0, start));
                begun.add(new Part(word.length(), at));
                for (var i = 1; i < begun.size(); i++) {
                    part(begun.get(i - 1), begun.get(i));
                }
            }
            word.setLength(0);
            begun.clear();
        }
    }

    private void part(Part from, Part to) {
        if (to.inWord() - from.inWord() >= SHORTEST_PART) {
            found.add(new Word(shortened(word.substring(from.inWord(), to.inWord())), from.inText(), to.inText()));
        }
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST ? word : word.substring(0, LONGEST);
    }

    // `paymentService` and `XMLParser` have two parts each.
    private boolean beginsPart(int before, int point, int next) {
        return Character.isUpperCase(point)
                && (!Character.isUpperCase(before)
                        || (next < text.length() && Character.isLowerCase(text.codePointAt(next))));
    }

    private static boolean isMark(int point) {
        return Character.getType(point) == Character.NON_SPACING_MARK;
    }

    // Chinese and Japanese put no spaces between words: every sign is taken for one.
    private static boolean standsAlone(int point) {
        if (point < 0x2E80) {
            return false;
        }
        var script = Character.UnicodeScript.of(point);
        return script == Character.UnicodeScript.HAN
                || script == Character.UnicodeScript.HIRAGANA
                || script == Character.UnicodeScript.KATAKANA;
    }

    private static String fold(int point) {
        var lower = Character.toLowerCase(point);
        if (lower < 0x80) {
            return String.valueOf((char) lower);
        }
        var special = FOLDED.get(lower);
        if (special != null) {
            return special;
        }
        var plain = new StringBuilder();
        Normalizer.normalize(Character.toString(lower), Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(part -> !isMark(part))
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /// @param text folded
    /// @param start where it begins in the original text
    /// @param end where it ends there
    record Word(String text, int start, int end) {}

    private record Part(int inWord, int inText) {}
}
