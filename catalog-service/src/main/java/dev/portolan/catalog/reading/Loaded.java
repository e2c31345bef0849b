package dev.portolan.catalog.reading;

import org.jspecify.annotations.Nullable;

/// A file, or why there is none.
public sealed interface Loaded {
    /// @param changed whether it is not as it was last time
    /// @param trouble why it could not be had now, so that this is the earlier content; null when it is current
    record File(KnownFile file, boolean changed, @Nullable String trouble) implements Loaded {}

    /// @param sentence for people
    /// @param missing whether it is certain that there is no such file
    record Unreadable(String sentence, boolean missing) implements Loaded {}
}
