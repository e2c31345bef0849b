package dev.portolan.catalog.search;

import dev.portolan.catalog.search.Words.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Marks what was looked for in a text. The result is HTML in which everything but the marks is escaped.
final class Highlights {
    private static final int LONGEST = 240;
    private static final int BEFORE = 60;
    private static final String CUT = "…";

    private final List<Predicate<String>> wanted;

    /// @param breadth whether misspelt words are marked too
    Highlights(List<String> words, Breadth breadth) {
        var spelt = words.stream().<Predicate<String>>map(word -> text -> text.startsWith(word));
        var like = breadth == Breadth.TYPOS || breadth == Breadth.ANY
                ? words.stream().filter(word -> Spelling.mistakes(word) > 0).map(word -> {
                    var matcher = Spelling.matcher(word, word.equals(words.getLast()));
                    return (Predicate<String>) matcher::run;
                })
                : Stream.<Predicate<String>>empty();
        wanted = Stream.concat(spelt, like).toList();
    }

    /// @return empty where nothing of the text was looked for
    Optional<String> in(@Nullable String text) {
        if (text == null || wanted.isEmpty()) {
            return Optional.empty();
        }
        var marks = marks(text);
        return marks.isEmpty() ? Optional.empty() : Optional.of(write(text, marks));
    }

    // A part of a word goes before the word, so that `Payment` is marked in `PaymentService` and not all of it.
    private List<Word> marks(String text) {
        var marks = new ArrayList<Word>();
        Words.withParts(text).stream()
                .filter(word -> wanted.stream().anyMatch(it -> it.test(word.text())))
                .sorted(Comparator.comparingInt(word -> word.end() - word.start()))
                .filter(word ->
                        marks.stream().noneMatch(mark -> mark.start() < word.end() && word.start() < mark.end()))
                .forEach(marks::add);
        marks.sort(Comparator.comparingInt(Word::start));
        return marks;
    }

    private static String write(String text, List<Word> marks) {
        var from = text.length() <= LONGEST ? 0 : Math.max(0, marks.getFirst().start() - BEFORE);
        var to = Math.min(text.length(), from + LONGEST);
        var html = new StringBuilder(from > 0 ? CUT : "");
        var at = begin(text, from);
        for (var mark : marks) {
            if (mark.end() > to) {
                break;
            }
            escape(text, at, mark.start(), html);
            html.append("<mark>");
            escape(text, mark.start(), mark.end(), html);
            html.append("</mark>");
            at = mark.end();
        }
        escape(text, at, begin(text, to), html);
        return html.append(to < text.length() ? CUT : "").toString();
    }

    // Not in the middle of a character of two.
    private static int begin(String text, int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private static void escape(String text, int from, int to, StringBuilder html) {
        for (var i = from; i < to; i++) {
            switch (text.charAt(i)) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '"' -> html.append("&quot;");
                case '\'' -> html.append("&#39;");
                default -> html.append(text.charAt(i));
            }
        }
    }
}
