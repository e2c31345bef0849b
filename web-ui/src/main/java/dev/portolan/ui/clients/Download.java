package dev.portolan.ui.clients;

import java.io.IOException;
import java.io.InputStream;

/// A file that a service makes, on its way to a browser. Whoever gets it closes it.
///
/// @param type its media type
/// @param bytes its size; -1 where the service does not say
public record Download(InputStream content, String type, long bytes) implements AutoCloseable {
    @Override
    public void close() throws IOException {
        content.close();
    }
}
