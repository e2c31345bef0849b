package dev.portolan.plugins.publishers;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A publisher to add.
///
/// @param name for people
/// @param reviewed absent for yes
record NewPublisher(
        @NotNull
        @Pattern(
                regexp = "(?!own-)[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?",
                message = "must be 1 to 40 of a-z, 0-9 and -, neither begin nor end with -, and not begin with own-")
        String id,

        @NotBlank @Size(max = 80) @Pattern(regexp = PLAIN, message = PLAIN_WORDS)
        String name,

        @Nullable @Size(max = 300) @Pattern(regexp = WEBSITE, message = WEBSITE_WORDS)
        String website,

        @Nullable Boolean reviewed) {
    static final String PLAIN = "[^\\p{Cntrl}\\p{Cf}<>]*";
    static final String PLAIN_WORDS = "must not have line breaks, invisible characters, < or >";
    static final String WEBSITE = "https://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[\\x21-\\x7e&&[^<>\"]]*)?";
    static final String WEBSITE_WORDS = "must be an https address";
}
