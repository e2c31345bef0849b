package dev.portolan.plugins.scanning;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// Archives by the bytes they begin with.
enum ArchiveKind {
    ZIP(0, "PK\u0003\u0004"),
    EMPTY_ZIP(0, "PK\u0005\u0006"),
    GZIP(0, "\u001f\u008b"),
    BZIP2(0, "BZh"),
    XZ(0, "\u00fd7zXZ"),
    ZSTD(0, "\u0028\u00b5\u002f\u00fd"),
    SEVEN_ZIP(0, "7z\u00bc\u00af\u0027\u001c"),
    RAR(0, "Rar!\u001a\u0007"),
    CAB(0, "MSCF"),
    TAR(257, "ustar");

    private final int at;
    private final byte[] beginning;

    ArchiveKind(int at, String beginning) {
        this.at = at;
        this.beginning = beginning.getBytes(StandardCharsets.ISO_8859_1);
    }

    static Optional<ArchiveKind> of(byte[] bytes) {
        return Arrays.stream(values())
                .filter(kind -> bytes.length >= kind.at + kind.beginning.length
                        && Arrays.equals(
                                bytes,
                                kind.at,
                                kind.at + kind.beginning.length,
                                kind.beginning,
                                0,
                                kind.beginning.length))
                .findFirst();
    }
}
