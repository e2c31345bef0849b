package dev.portolan.tenants.exports;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;

/// Where exports are gathered. Several processes may share the place.
@ApplicationScoped
class Folders {
    private final Path place;
    private final ExportConfig config;
    private final InstantSource time;

    Folders(ExportConfig config, InstantSource time) {
        this.place = config.folder().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir")));
        this.config = config;
        this.time = time;
    }

    /// Makes the place where it is missing.
    ///
    /// @throws IllegalStateException when nothing can be written there
    void check() {
        try {
            Files.createDirectories(place);
            open().close();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "exports cannot be written to " + place
                            + ": let PORTOLAN_EXPORT_FOLDER name a folder that the process may write to",
                    e);
        }
    }

    Folder open() throws IOException {
        return new Folder(place);
    }

    /// Removes what killed processes left behind: no attempt is in a folder for longer than one may take.
    void sweep() {
        var oldest = time.instant().minus(config.attemptDeadline());
        try (var all = Files.newDirectoryStream(place, Folder.PREFIX + "*")) {
            for (var folder : all) {
                remove(folder, oldest);
            }
        } catch (IOException e) {
            Log.warn("what killed exports have left stays for now", e);
        }
    }

    private static void remove(Path folder, Instant oldest) throws IOException {
        try {
            if (Files.getLastModifiedTime(folder).toInstant().isAfter(oldest)) {
                return;
            }
            var files = new ArrayList<Path>();
            try (var inside = Files.newDirectoryStream(folder)) {
                inside.forEach(files::add);
            }
            for (var file : files) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (NoSuchFileException e) {
            Log.debug("another process was quicker", e);
        }
    }
}
