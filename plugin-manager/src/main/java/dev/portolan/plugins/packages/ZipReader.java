package dev.portolan.plugins.packages;

import dev.portolan.plugins.schema.Findings;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Reads the files of a zip in memory; nothing is ever written to a disk.
final class ZipReader {
    /// Text seldom packs better than 1:20; a bomb does 1:1000.
    private static final int HIGHEST_RATIO = 100;

    private final Findings findings;
    private final FileIntake intake;

    ZipReader(Findings findings) {
        this.findings = findings;
        this.intake = new FileIntake(findings);
    }

    PackageFiles read(byte[] zip) {
        var directory = ZipDirectory.read(zip);
        if (directory.isEmpty()) {
            findings.add("", zip.length + " bytes", "a zip", "This is no zip.");
            return intake.files();
        }
        directory.get().entries().stream()
                .filter(ZipDirectory.Entry::isLink)
                .forEach(entry -> findings.add(entry.name(), "a link", "a file", "A package cannot hold links."));
        var seen = new LinkedHashSet<String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                seen.add(entry.getName());
                if (!take(entry, in, zip.length)) {
                    return intake.files();
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            findings.add("", "broken data", "a zip of stored or deflated files", "The zip cannot be read to its end.");
            return intake.files();
        }
        if (!seen.equals(directory.get().names())) {
            findings.add(
                    "",
                    seen.size() + " files",
                    directory.get().names().size() + " files",
                    "The zip's directory does not name the files that it holds.");
        }
        return intake.files();
    }

    private boolean take(ZipEntry entry, ZipInputStream in, int zipSize) throws IOException {
        var path = entry.getName();
        if (!intake.admits(entry.isDirectory() ? path.substring(0, path.length() - 1) : path) || entry.isDirectory()) {
            return true;
        }
        var limited = new Limited(in, (long) zipSize * HIGHEST_RATIO);
        if (!intake.take(path, limited)) {
            return false;
        }
        if (limited.left < 0) {
            findings.add(
                    path,
                    "more than %d times its packed size".formatted(HIGHEST_RATIO),
                    "a usual ratio",
                    "The file is packed suspiciously well.");
            return false;
        }
        return true;
    }

    /// Ends early what unpacks to far more than the whole zip.
    private static final class Limited extends FilterInputStream {
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.left = most;
        }

        @Override
        public int read(byte[] bytes, int from, int size) throws IOException {
            if (left < 0) {
                return -1;
            }
            var read = super.read(bytes, from, size);
            left -= Math.max(read, 0);
            return read;
        }
    }
}
