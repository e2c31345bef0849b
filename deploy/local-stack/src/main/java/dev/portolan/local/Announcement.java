package dev.portolan.local;

import dev.portolan.local.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that is there once the launcher has said that all is ready, until it stops.
record Announcement(Path file) {
    static Announcement in(Home home) {
        return new Announcement(home.run().resolve("announced"));
    }

    boolean made() {
        return Files.exists(file);
    }

    void make() throws IOException {
        Files.writeString(file, "");
    }

    void withdraw() throws IOException {
        Files.deleteIfExists(file);
    }
}
