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
        /// The same with the connections of the current tenant, for one reading.
        default Fetcher forCurrentTenant() {
            return this;
        }

        /// Tells what a file means when it names another one.
        ///
        /// @throws IllegalArgumentException when that is none that may be read, with a sentence for people
        default URI resolve(URI base, String target) {
            return Urls.resolve(base, target);
        }

        /// @param etag of what is known already; null where nothing is
        /// @param sameOrigin whether a redirect to another origin ends the request
        Fetch fetch(URI url, @Nullable String etag, boolean sameOrigin);
    }
}
