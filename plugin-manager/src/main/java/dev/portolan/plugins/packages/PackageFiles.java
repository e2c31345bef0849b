package dev.portolan.plugins.packages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The files of a package by path, with safe names and within bounds. Immutable.
public final class PackageFiles {
    static final String SIGNATURE = "SIGNATURE";

    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final SortedMap<String, byte[]> files;

    PackageFiles(Map<String, byte[]> files) {
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /// No files, to begin with.
    public static PackageFiles none() {
        return new PackageFiles(Map.of());
    }

    /// Paths in order, `/` between folders.
    public SortedSet<String> paths() {
        return new TreeSet<>(files.keySet());
    }

    /// A copy of one file.
    public Optional<byte[]> bytes(String path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    /// One file as UTF-8 text.
    public Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /// In bytes; 0 for a file that is not there.
    public int size(String path) {
        var file = files.get(path);
        return file == null ? 0 : file.length;
    }

    /// What is signed: a line `<sha256> <path>\n` for each file but `SIGNATURE`, sorted by path.
    public String listing() {
        return files.entrySet().stream()
                .filter(file -> !file.getKey().equals(SIGNATURE))
                .map(file -> sha256(file.getValue()) + " " + file.getKey() + "\n")
                .collect(Collectors.joining());
    }

    /// SHA-256 of [#listing], in hex.
    public String digest() {
        return sha256(listing().getBytes(StandardCharsets.UTF_8));
    }

    /// The base64 text of the file `SIGNATURE`.
    public Optional<String> signature() {
        return text(SIGNATURE).map(String::strip);
    }

    /// These files with another signature.
    public PackageFiles signed(String signature) {
        var signed = new TreeMap<>(files);
        signed.put(SIGNATURE, (signature + "\n").getBytes(StandardCharsets.UTF_8));
        return new PackageFiles(signed);
    }

    /// These files with another one of this name.
    ///
    /// @throws IllegalArgumentException when no package can hold a file of this name
    public PackageFiles with(String path, byte[] content) {
        if (!PackageLimits.isSafePath(path)) {
            throw new IllegalArgumentException(path);
        }
        var more = new TreeMap<>(files);
        more.put(path, content.clone());
        return new PackageFiles(more);
    }

    /// Packs the files; the same files make the same bytes on the same JDK.
    public byte[] zip() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                var entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(EPOCH);
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
