package dev.portolan.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The last lines of a log.
final class LogTail {
    private static final int LINES = 20;

    private LogTail() {}

    static String of(Path log) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var last = lines.subList(Math.max(0, lines.size() - LINES), lines.size());
            return "The last lines of " + log + ":\n" + String.join("\n", last);
        } catch (IOException _) {
            return "There is no log at " + log;
        }
    }
}
