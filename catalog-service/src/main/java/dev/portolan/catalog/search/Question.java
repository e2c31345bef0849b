package dev.portolan.catalog.search;

import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.search.Words.Word;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What somebody looks for.
///
/// @param text as it was typed, at most 500 characters of it
/// @param words of the text, each once, at most twelve; none finds everything
/// @param filters values in lower case; of each label any will do
record Question(String text, List<String> words, Map<Label, Set<String>> filters, int limit) {
    private static final int LONGEST = 500;
    private static final int MOST_WORDS = 12;

    Question {
        words = List.copyOf(words);
        filters = Map.copyOf(filters);
    }

    /// Whatever is typed is a question: quotes, stars and operators only part words.
    static Question of(String typed, Map<Label, List<String>> filters, int limit) {
        var text = typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
        var words = Words.of(text).stream()
                .map(Word::text)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
        var sets = new EnumMap<Label, Set<String>>(Label.class);
        filters.forEach((label, values) -> {
            var wanted = values.stream()
                    .filter(value -> !value.isBlank())
                    .map(value -> normal(label, value))
                    .collect(Collectors.toUnmodifiableSet());
            if (!wanted.isEmpty()) {
                sets.put(label, wanted);
            }
        });
        return new Question(text, words, sets, limit);
    }

    // Owners may be named as shortly as in a descriptor.
    private static String normal(Label label, String value) {
        var lower = value.strip().toLowerCase(Locale.ROOT);
        if (label != Label.OWNER) {
            return lower;
        }
        try {
            return Ref.parse(lower, "group", Ref.DEFAULT_NAMESPACE).toString();
        } catch (IllegalArgumentException e) {
            return lower; // no reference, so that nothing has it
        }
    }

    /// All words written as one.
    String joined() {
        return Words.joined(text);
    }
}
