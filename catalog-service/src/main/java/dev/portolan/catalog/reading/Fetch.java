package dev.portolan.catalog.reading;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// What a request for one file brought.
sealed interface Fetch {
    /// @param etag to send as `If-None-Match` next time; null where the server gave none
    record Content(byte[] bytes, @Nullable String etag) implements Fetch {}

    /// The file is as it was under the ETag that was sent.
    record Unchanged() implements Fetch {}

    /// The server says that there is no such file.
    record Missing(String sentence) implements Fetch {}

    /// No file, for a reason that may pass. The sentences are for people.
    ///
    /// @param mend what to do about it; null where there is nothing better to say than to look at the address
    record Failed(String sentence, @Nullable String mend) implements Fetch {
        Failed(String sentence) {
            this(sentence, null);
        }
    }

    /// Fetches files of descriptors.
    interface Fetcher {
        /// @param etag of what is known already; null where nothing is
        /// @param sameOrigin whether a redirect to another origin ends the request
        Fetch fetch(URI url, @Nullable String etag, boolean sameOrigin);
    }
}
