package dev.portolan.plugins.packages;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The directory at the end of a zip (APPNOTE.TXT 4.3.12, 4.3.16): the only place that says which entries are
/// links.
///
/// @param entries in order
public record ZipDirectory(List<Entry> entries) {
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int TYPE_MASK = 0xf000;
    private static final int LINK = 0xa000;
    private static final int FILE = 0x8000;
    private static final int FOLDER = 0x4000;

    public ZipDirectory {
        entries = List.copyOf(entries);
    }

    /// What the directory says of an entry; it may lie.
    ///
    /// @param packed size in bytes
    /// @param unpacked size in bytes
    /// @param mode of Unix, 0 when the zip was made elsewhere
    public record Entry(String name, long packed, long unpacked, boolean encrypted, int mode) {
        public boolean isLink() {
            return (mode & TYPE_MASK) == LINK;
        }

        /// Whether it is neither a file nor a folder nor a link, but a device, a socket or the like.
        public boolean isSpecial() {
            var type = mode & TYPE_MASK;
            return type != 0 && type != FILE && type != FOLDER && type != LINK;
        }
    }

    Set<String> names() {
        return entries.stream().map(Entry::name).collect(Collectors.toSet());
    }

    /// @return empty when the bytes end in no directory
    public static Optional<ZipDirectory> read(byte[] zip) {
        var bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        for (var at = zip.length - END_SIZE; at >= 0 && at >= zip.length - END_SIZE - LONGEST_COMMENT; at--) {
            if (bytes.getInt(at) == END) {
                return entries(bytes, bytes.getInt(at + 16), Short.toUnsignedInt(bytes.getShort(at + 10)));
            }
        }
        return Optional.empty();
    }

    private static Optional<ZipDirectory> entries(ByteBuffer bytes, int start, int count) {
        var entries = new ArrayList<Entry>();
        var at = start;
        for (var i = 0; i < count; i++) {
            if (at < 0 || at > bytes.limit() - ENTRY_SIZE || bytes.getInt(at) != ENTRY) {
                return Optional.empty();
            }
            var nameSize = Short.toUnsignedInt(bytes.getShort(at + 28));
            if (at + ENTRY_SIZE + nameSize > bytes.limit()) {
                return Optional.empty();
            }
            entries.add(new Entry(
                    new String(bytes.array(), at + ENTRY_SIZE, nameSize, StandardCharsets.UTF_8),
                    Integer.toUnsignedLong(bytes.getInt(at + 20)),
                    Integer.toUnsignedLong(bytes.getInt(at + 24)),
                    (bytes.getShort(at + 8) & 1) == 1,
                    Short.toUnsignedInt(bytes.getShort(at + 40))));
            at += ENTRY_SIZE
                    + nameSize
                    + Short.toUnsignedInt(bytes.getShort(at + 30))
                    + Short.toUnsignedInt(bytes.getShort(at + 32));
        }
        return Optional.of(new ZipDirectory(entries));
    }
}
