package dev.portolan.kernel.egress;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a request through [GuardedHttp] ended. The sentences are for people and may be shown as they are:
/// they name the host as it was asked for, and no address that a name leads to.
public sealed interface Fetched {
    /// The other side answered, with whatever status.
    ///
    /// @param headers by lower-case name, each value in the order it came; `content-encoding: gzip` is
    /// undone already
    /// @param body not copied
    /// @param finalUri where the answer came from, after redirects
    record Response(int status, Map<String, List<String>> headers, byte[] body, URI finalUri) implements Fetched {
        public Response {
            headers = Map.copyOf(headers);
        }

        /// The first value of a header.
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }

        /// The body as UTF-8.
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// A rule stopped the request; the same request is stopped again until its address or the other side changes.
    record Refused(Rule rule, String sentence) implements Fetched {}

    /// The request was in order and brought no whole answer; it may do so later.
    record Failed(Fault fault, String sentence) implements Fetched {}

    enum Rule {
        /// Not an address of the form `https://host[:port]/path`.
        URL,
        /// Neither https, nor http where that is allowed.
        SCHEME,
        /// A name or password within the URL.
        USER_INFO,
        /// A port that no web server is at, or one of the product's own.
        PORT,
        /// The address is not a public one.
        ADDRESS,
        /// A header that the caller may not set.
        HEADER,
        /// A redirect to somewhere that is not allowed.
        REDIRECT,
        TOO_MANY_REDIRECTS,
        TOO_LARGE
    }

    enum Fault {
        /// The name does not resolve.
        UNRESOLVED,
        /// Nothing answers there.
        UNREACHABLE,
        /// No trusted certificate for that name.
        TLS,
        TIMEOUT,
        /// The answer is not HTTP, or ended early.
        BROKEN,
        /// Too many requests under way.
        BUSY,
        /// The calling thread was interrupted; it still is.
        INTERRUPTED
    }
}
