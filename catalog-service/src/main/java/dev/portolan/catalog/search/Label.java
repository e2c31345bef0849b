package dev.portolan.catalog.search;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a search is narrowed down by, and counted by.
enum Label {
    KIND,
    TYPE,
    OWNER,
    TAG;

    /// The name in requests and answers, and of the index's field.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    List<String> of(SearchDocument document) {
        var labels = document.labels();
        return switch (this) {
            case KIND -> one(labels.kind());
            case TYPE -> one(labels.type());
            case OWNER -> one(labels.owner());
            case TAG -> document.text().tags();
        };
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }
}
