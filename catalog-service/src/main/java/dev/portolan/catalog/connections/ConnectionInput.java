package dev.portolan.catalog.connections;

import dev.portolan.catalog.hosts.HostKind;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What a new connection is made of.
///
/// @param kind one of [HostKind]
/// @param name for people; the host where none is given
record ConnectionInput(
        @NotNull(message = WHICH_KIND)
        @Pattern(regexp = "github|gitlab|bitbucket|azure|gitea|http", message = WHICH_KIND)
        String kind,

        @NotNull(message = WHICH_HOST) @Pattern(regexp = HOST, message = WHICH_HOST)
        String host,

        @Size(max = 100, message = "must have at most 100 characters") @Nullable
        String name,

        @Pattern(regexp = USERNAME, message = WHICH_USERNAME) @Nullable
        String username,

        @NotNull(message = WHICH_TOKEN) @Pattern(regexp = TOKEN, message = WHICH_TOKEN)
        String token) {
    static final String USERNAME = "[^\\p{Cntrl}:]{0,200}";
    static final String TOKEN = "[\\x21-\\x7e]{1,4000}";
    static final String WHICH_USERNAME = "must have at most 200 characters and no colon";
    static final String WHICH_TOKEN = "must be a token as the host shows it: 1 to 4,000 characters without spaces";

    private static final String HOST =
            "(?i)[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[0-9]{1,5})?(/[a-z0-9][a-z0-9._-]{0,99}){0,3}/?";
    private static final String WHICH_KIND = "must be one of github, gitlab, bitbucket, azure, gitea, http";
    private static final String WHICH_HOST =
            "must be a host name as in its addresses, without https://, such as github.com";

    HostKind kindOfHost() {
        return HostKind.named(kind).orElseThrow();
    }

    /// Leaves the token out.
    @Override
    public String toString() {
        return "ConnectionInput[" + kind + " " + host + "]";
    }

    /// What may be changed. Not the host: the token would go with it to wherever the new one leads.
    ///
    /// @param token absent leaves the old one
    record Change(
            @Size(max = 100, message = "must have at most 100 characters") @Nullable
            String name,

            @Pattern(regexp = USERNAME, message = WHICH_USERNAME) @Nullable
            String username,

            @Pattern(regexp = TOKEN, message = WHICH_TOKEN) @Nullable
            String token) {
        /// Leaves the token out.
        @Override
        public String toString() {
            return "Change[" + name + "]";
        }
    }
}
