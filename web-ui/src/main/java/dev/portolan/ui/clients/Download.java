package dev.portolan.ui.clients;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// A file that a service makes, on its way to a browser. Whoever gets it closes it.
///
/// @param type its media type
/// @param bytes its size; -1 where the service does not say
/// @param link where it goes on, as in the header `Link`; null where this is all
public record Download(
        InputStream content,
        String type,
        long bytes,
        @Nullable String link) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        content.close();
    }
}
