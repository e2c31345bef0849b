package dev.portolan.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Passwords of one installation: each is made when first asked for, and kept in a file that only its owner can read.
public final class Secrets {
    private static final int BYTES = 24;

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final TreeMap<String, String> values;

    private Secrets(Path file, TreeMap<String, String> values) {
        this.file = file;
        this.values = values;
    }

    /// Reads the file, which may be absent.
    public static Secrets open(Path file) throws IOException {
        var values = new TreeMap<String, String>();
        if (Files.exists(file)) {
            var properties = new Properties();
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
        }
        return new Secrets(file, values);
    }

    /// @param name letters, digits, dots and dashes
    /// @return 32 characters of `A-Z a-z 0-9 _ -`, the same on each call
    public synchronized String get(String name) {
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        values.put(name, made);
        save();
        return made;
    }

    private void save() {
        var text = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining("", "# Made by ./portolan up for this machine alone.\n", ""));
        try {
            var draft = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException("cannot keep secrets in " + file, e);
        }
    }
}
