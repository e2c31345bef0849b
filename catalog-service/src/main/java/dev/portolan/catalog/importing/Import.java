package dev.portolan.catalog.importing;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One import: first it reads, then it waits for a word, then it takes.
///
/// @param url as it was given
/// @param counts entities by verdict
/// @param error why it failed, or what could not be taken; for people
record Import(
        UUID id,
        String url,
        State state,
        Progress progress,
        Map<ImportItem.Verdict, Integer> counts,
        @Nullable String error,
        Times times) {
    Import {
        counts = Map.copyOf(counts);
    }

    enum State {
        READING,
        READY,
        IMPORTING,
        DONE,
        FAILED;

        /// The name in the database and in answers.
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }

    /// @param done entities read or taken so far
    /// @param total null while it is not known
    record Progress(int done, @Nullable Integer total) {}

    record Times(Instant startedAt, @Nullable Instant finishedAt) {}
}
