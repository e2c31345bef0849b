package dev.portolan.local.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads how a process was called.
final class CommandLines {
    private CommandLines() {}

    /// @return empty when the system does not tell, for another user's process say; an empty text for one that has
    /// ended
    ///     and waits for its parent to notice
    static Optional<String> of(ProcessHandle process) {
        return fromProc(process.pid()).or(() -> process.info().commandLine());
    }

    /// Unlike [ProcessHandle#isAlive], does not count processes that have ended but not been waited for: on a machine
    /// whose first process does not do that, they stay for ever.
    static boolean runs(ProcessHandle process) {
        return process.isAlive() && of(process).map(line -> !line.isEmpty()).orElse(true);
    }

    // The JDK cuts long command lines, and those of Java programs are long.
    private static Optional<String> fromProc(long pid) {
        try {
            var bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "cmdline"));
            return Optional.of(
                    new String(bytes, StandardCharsets.UTF_8).replace('\0', ' ').strip());
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
