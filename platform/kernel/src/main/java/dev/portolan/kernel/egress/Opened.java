package dev.portolan.kernel.egress;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What [GuardedHttp#open] brought: an answer that is read as it comes, or the reason why there is none.
public sealed interface Opened {
    /// The other side answered, with whatever status. Holds a connection and one of the places for requests under way
    /// until it is closed.
    ///
    /// @param headers by lower-case name; `content-encoding: gzip` is undone already
    /// @param body ends with an `IOException` whose message is a sentence for people when it becomes larger than
    ///     allowed, takes longer, or breaks off. Closing it closes the answer
    record Stream(int status, Map<String, List<String>> headers, InputStream body) implements Opened, AutoCloseable {
        public Stream {
            headers = Map.copyOf(headers);
        }

        /// The first value of a header.
        public Optional<String> header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                    .findFirst();
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }

    /// @param why never a [Fetched.Response]
    record Not(Fetched why) implements Opened {
        /// For people.
        public String sentence() {
            return switch (why) {
                case Fetched.Refused refused -> refused.sentence();
                case Fetched.Failed failed -> failed.sentence();
                case Fetched.Response response -> "It answered %d.".formatted(response.status());
            };
        }
    }
}
