package dev.portolan.local.parts;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// Where the launcher writes down how its parts are, for the other commands to read.
public record StatusFile(Path path) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static StatusFile in(Path folder) {
        return new StatusFile(folder.resolve("status.json"));
    }

    /// @return the text of `./portolan status --json`
    public static String json(Status status) {
        try {
            return JSON.writeValueAsString(status);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Replaces the file in one step.
    public void write(Status status) {
        try {
            var draft = path.resolveSibling(path.getFileName() + ".new");
            Files.writeString(draft, json(status));
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write " + path, e);
        }
    }

    /// @return empty when there is none that can be read
    public Optional<Status> read() {
        try {
            return Optional.of(JSON.readValue(path.toFile(), Status.class));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    public void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
