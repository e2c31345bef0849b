package dev.portolan.tenants.exports;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where files of an export are gathered, on disk: nothing of their content stays in memory. Gone when closed.
final class Folder implements Closeable {
    /// How the names of all of them begin.
    static final String PREFIX = "portolan-export";

    private final Path root;
    private final Map<String, OpenFile> files = new LinkedHashMap<>();

    /// @param parent where it is made, under a name of its own
    Folder(Path parent) throws IOException {
        root = Files.createTempDirectory(parent, PREFIX);
    }

    /// Appends one line of JSON to a file, which it begins when there is none.
    void line(String path, byte[] json) throws IOException {
        var file = file(path);
        file.out.write(json);
        file.out.write('\n');
        file.lines++;
    }

    /// A file that has no lines.
    OutputStream open(String path) throws IOException {
        return file(path).out;
    }

    /// Makes sure that there is such a file, be it empty.
    void touch(String path) throws IOException {
        var _ = file(path);
    }

    /// How many lines a file has.
    long lines(String path) {
        var file = files.get(path);
        return file == null ? 0 : file.lines;
    }

    /// Ends all files, and returns them in the order in which they were begun.
    List<GatheredFile> end() throws IOException {
        var gathered = new ArrayList<GatheredFile>();
        for (var entry : files.entrySet()) {
            var file = entry.getValue();
            file.out.close();
            var sha256 = HexFormat.of().formatHex(file.digest.digest());
            gathered.add(
                    new GatheredFile(new Part(entry.getKey(), Files.size(file.path), sha256, file.lines), file.path));
        }
        return gathered;
    }

    @Override
    public void close() throws IOException {
        for (var file : files.values()) {
            file.out.close();
            Files.deleteIfExists(file.path);
        }
        Files.deleteIfExists(root);
    }

    private OpenFile file(String path) throws IOException {
        var known = files.get(path);
        if (known == null) {
            known = new OpenFile(root.resolve("file-" + files.size()));
            files.put(path, known);
        }
        return known;
    }

    private static final class OpenFile {
        private final Path path;
        private final MessageDigest digest;
        private final OutputStream out;
        private long lines;

        private OpenFile(Path path) throws IOException {
            this.path = path;
            try {
                this.digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
            this.out = new BufferedOutputStream(new DigestOutputStream(Files.newOutputStream(path), digest));
        }
    }
}
