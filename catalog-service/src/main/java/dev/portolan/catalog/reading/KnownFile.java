package dev.portolan.catalog.reading;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A file as it was when it was last read.
///
/// @param size of the content, in bytes
/// @param opened gives the content, which is not copied
/// @param kept whether this is what is kept of an earlier reading
public record KnownFile(String url, @Nullable String etag, int size, Supplier<byte[]> opened, boolean kept) {
    /// A file that has been read now.
    public KnownFile(String url, @Nullable String etag, byte[] content) {
        this(url, etag, content.length, () -> content, false);
    }

    public byte[] content() {
        return opened.get();
    }
}
