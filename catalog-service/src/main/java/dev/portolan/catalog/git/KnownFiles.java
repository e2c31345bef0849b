package dev.portolan.catalog.git;

import dev.portolan.catalog.reading.KnownFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// What is remembered of a reading: the commit, and which files were read of it. Kept as one file under the location's
/// own target, with the commit as its ETag.
final class KnownFiles {
    private KnownFiles() {}

    static KnownFile of(GitAddress address, String commit, Collection<URI> files) {
        var names = files.stream().map(URI::toString).sorted().collect(Collectors.joining("\n"));
        return new KnownFile(address.toString(), commit, zip(names));
    }

    /// The commit of the last reading of the same address; empty when there was none.
    static Optional<String> commit(GitAddress address, List<KnownFile> known) {
        return known.stream()
                .filter(file -> file.url().equals(address.toString()))
                .findFirst()
                .map(KnownFile::etag);
    }

    /// The files of the last reading.
    static Set<String> urls(List<KnownFile> known) {
        return known.stream()
                .map(KnownFile::content)
                .filter(content -> content.length > 0)
                .flatMap(content -> unzip(content).lines())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toSet());
    }

    private static byte[] zip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static String unzip(byte[] content) {
        try (var zipped = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return new String(zipped.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("we have zipped it ourselves", e);
        }
    }
}
