package dev.portolan.local.home;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// Unpacks a tar stream with its links and executable files.
public final class Archive {
    private static final int EXECUTABLE = 0b001_000_000;
    private static final Set<PosixFilePermission> PROGRAM = EnumSet.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.OWNER_EXECUTE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_EXECUTE);

    private Archive() {}

    /// Fills `target` in one step: a broken attempt leaves nothing at `target`.
    ///
    /// @param tar the plain tar stream, decompressed already
    /// @param strip how many leading folders of each entry are dropped
    public static void unpack(InputStream tar, int strip, Path target) throws IOException {
        var draft = target.resolveSibling(target.getFileName() + ".unpacking");
        Trees.delete(draft);
        Files.createDirectories(draft);
        var entries = new TarArchiveInputStream(new BufferedInputStream(tar, 1 << 16));
        for (var entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            var path = Path.of(entry.getName()).normalize();
            if (path.getNameCount() > strip) {
                extract(entries, entry, within(draft, path.subpath(strip, path.getNameCount())));
            }
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path within(Path folder, Path name) {
        var path = folder.resolve(name).normalize();
        if (!path.startsWith(folder)) {
            throw new IllegalArgumentException("entry leaves its archive: " + name);
        }
        return path;
    }

    private static void extract(InputStream content, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(Objects.requireNonNull(path.getParent()));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, path, StandardCopyOption.REPLACE_EXISTING);
        if ((entry.getMode() & EXECUTABLE) != 0) {
            Files.setPosixFilePermissions(path, PROGRAM);
        }
    }
}
