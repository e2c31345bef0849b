package dev.portolan.plugins.publishers;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What is to change about a publisher; what is absent stays.
///
/// @param website an empty text takes it away
/// @param suspended true: its tokens open nothing any more
record PublisherPatch(
        @Nullable
        @Size(min = 1, max = 80)
        @Pattern(regexp = "(?U).*\\S.*", message = "must not be blank")
        @Pattern(regexp = NewPublisher.PLAIN, message = NewPublisher.PLAIN_WORDS)
        String name,

        @Nullable @Size(max = 300) @Pattern(regexp = "|" + NewPublisher.WEBSITE, message = NewPublisher.WEBSITE_WORDS)
        String website,

        @Nullable Boolean reviewed,
        @Nullable Boolean suspended) {}
