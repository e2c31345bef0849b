package dev.portolan.catalog.processing;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What was in the files of a source. It is read once the first of them is opened, which is seldom: most looks at a
/// source find all its files as they were. May be used by several threads at once.
final class KeptContents {
    private final Supplier<Map<String, byte[]>> all;
    private @Nullable Map<String, byte[]> read;

    KeptContents(Supplier<Map<String, byte[]>> all) {
        this.all = all;
    }

    /// Nothing where the source has been removed meanwhile.
    synchronized byte[] of(String url) {
        if (read == null) {
            read = all.get();
        }
        return read.getOrDefault(url, new byte[0]);
    }
}
