package dev.portolan.plugins.packages;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// The directory at the end of a zip (APPNOTE.TXT 4.3.12, 4.3.16): the only place that says which entries are
/// links.
///
/// @param names all entries in order
/// @param links entries that are symbolic links
record ZipDirectory(Set<String> names, Set<String> links) {
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int TYPE_MASK = 0xf000;
    private static final int LINK = 0xa000;

    /// @return empty when the bytes end in no directory
    static Optional<ZipDirectory> read(byte[] zip) {
        var bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (var at = zip.length - END_SIZE; at >= 0 && at >= zip.length - END_SIZE - LONGEST_COMMENT; at--) {
            if (bytes.getInt(at) == END) {
                return entries(bytes, bytes.getInt(at + 16), Short.toUnsignedInt(bytes.getShort(at + 10)));
            }
        }
        return Optional.empty();
    }

    private static Optional<ZipDirectory> entries(ByteBuffer bytes, int start, int count) {
        var names = new LinkedHashSet<String>();
        var links = new LinkedHashSet<String>();
        var at = start;
        for (var i = 0; i < count; i++) {
            if (at < 0 || at > bytes.limit() - ENTRY_SIZE || bytes.getInt(at) != ENTRY) {
                return Optional.empty();
            }
            var nameSize = Short.toUnsignedInt(bytes.getShort(at + 28));
            if (at + ENTRY_SIZE + nameSize > bytes.limit()) {
                return Optional.empty();
            }
            var name = new String(bytes.array(), at + ENTRY_SIZE, nameSize, StandardCharsets.UTF_8);
            names.add(name);
            if ((bytes.getShort(at + 40) & TYPE_MASK) == LINK) {
                links.add(name);
            }
            at += ENTRY_SIZE
                    + nameSize
                    + Short.toUnsignedInt(bytes.getShort(at + 30))
                    + Short.toUnsignedInt(bytes.getShort(at + 32));
        }
        return Optional.of(new ZipDirectory(names, links));
    }
}
