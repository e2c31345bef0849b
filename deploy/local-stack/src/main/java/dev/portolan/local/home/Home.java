package dev.portolan.local.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folders of one installation.
///
/// @param root the checkout of the repository
/// @param directory where this installation keeps its data; `.portolan` of the checkout unless `PORTOLAN_HOME` says
/// else
public record Home(Path root, Path directory) {
    /// What `--fresh` throws away. Programs and logs stay.
    private static final List<String> DATA =
            List.of("postgres", "kafka", "keycloak", "keys", "mail", "secrets.properties", "made-with");

    /// Makes the folders that every part expects.
    public void create() throws IOException {
        for (var folder : List.of(logs(), run(), programs())) {
            Files.createDirectories(folder);
        }
    }

    public Path data(String name) {
        return directory.resolve(name);
    }

    public Path secrets() {
        return directory.resolve("secrets.properties");
    }

    /// Says how the data was made.
    public Path origin() {
        return directory.resolve("made-with");
    }

    public Path logs() {
        return directory.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path run() {
        return directory.resolve("run");
    }

    /// Unpacked programs, shared by all installations of a checkout: they hold no data.
    public Path programs() {
        return root.resolve(".portolan").resolve("programs");
    }

    /// What the command line of each process of this installation contains.
    public String mark() {
        return directory.toString();
    }

    /// Deletes all data of this installation.
    public void deleteData() throws IOException {
        for (var name : DATA) {
            Trees.delete(directory.resolve(name));
        }
    }
}
