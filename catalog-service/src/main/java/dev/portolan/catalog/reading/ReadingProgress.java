package dev.portolan.catalog.reading;

import org.jspecify.annotations.Nullable;

/// Hears from a reader how far it is. Costs next to nothing, so that a reader may call it for every file and document;
/// may be called from several threads at once, and never throws.
@FunctionalInterface
public interface ReadingProgress {
    /// Nobody listens.
    ReadingProgress NONE = (_, _, _) -> {};

    /// @param done files, documents or entities, as the phase says
    /// @param total of the same, as far as it is known by now: it may grow; null where it is not known
    void at(Phase phase, int done, @Nullable Integer total);

    /// What is done with what a location leads to.
    enum Phase {
        /// Files are brought here; counts files.
        FETCHING,
        /// Files are read; counts documents.
        READING,
        /// Entities are written down; counts entities.
        STORING
    }
}
