package dev.portolan.catalog.reading;

import org.jspecify.annotations.Nullable;

/// A file, or why there is none.
public sealed interface Loaded {
    /// @param changed whether it is not as it was last time
    /// @param trouble why it could not be had now, so that this is the earlier content; null when it is current
    record File(KnownFile file, boolean changed, @Nullable Trouble trouble) implements Loaded {}

    /// @param sentence for people
    /// @param missing whether it is certain that there is no such file
    /// @param mend what to do about it; null where there is nothing better to say than to look at the address
    record Unreadable(
            String sentence, boolean missing, @Nullable String mend) implements Loaded {
        public Unreadable(String sentence, boolean missing) {
            this(sentence, missing, null);
        }
    }

    /// @param sentence for people
    /// @param mend what to do about it; null where there is nothing better to say than to look at the address
    record Trouble(String sentence, @Nullable String mend) {}
}
