package dev.portolan.catalog.reading;

import org.jspecify.annotations.Nullable;

/// Hears from a reader how far it is. Costs next to nothing, so that a reader may call it for every file and document;
/// may be called from several threads at once, and never throws.
@FunctionalInterface
public interface ReadingProgress {
    /// Nobody listens.
    ReadingProgress NONE = (_, _, _) -> {};

    /// @param done files, documents or entities, as the phase says
    /// @param total of the same; grows only where a file leads to further ones, and is null where it is not known
    void at(Phase phase, int done, @Nullable Integer total);

    /// What is done with what a location leads to.
    enum Phase {
        /// Files are brought here; counts files.
        FETCHING,
        /// Files that are here are read; counts files, and of a single file its documents.
        READING,
        /// Entities are written down; counts entities.
        STORING,
        /// What was written down in many parts gets its relations; counts entities.
        FINISHING
    }
}
