package dev.portolan.ui.marketplace;

import java.util.Arrays;
import java.util.List;

/// The orders that the marketplace can be listed in. Knows no components.
public enum Sorting {
    RELEVANCE("relevance", "Best match first"),
    NAME("name", "By name"),
    NEWEST("newest", "Newest first"),
    POPULAR("popular", "Most used first");

    private final String word;
    private final String title;

    Sorting(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /// As it stands in addresses and calls.
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /// @param word of an address; anything unknown is [#RELEVANCE]
    public static Sorting of(String word) {
        return Arrays.stream(values())
                .filter(sorting -> sorting.word.equals(word))
                .findFirst()
                .orElse(RELEVANCE);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Sorting::word).toList();
    }
}
