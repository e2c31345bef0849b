package dev.portolan.local.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Names one process for longer than it lives: a number alone may be another process tomorrow.
///
/// @param started to the second or so; the system derives it from a clock that may be set
record ProcessMark(long pid, Instant started) {
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /// @return empty when the process has ended already
    static Optional<ProcessMark> of(ProcessHandle process) {
        return process.info().startInstant().map(started -> new ProcessMark(process.pid(), started));
    }

    /// @return empty when the file is absent or is no mark
    static Optional<ProcessMark> read(Path file) {
        try {
            var fields = Files.readString(file).strip().split(" ");
            return fields.length == 2
                    ? Optional.of(new ProcessMark(Long.parseLong(fields[0]), Instant.parse(fields[1])))
                    : Optional.empty();
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    void write(Path file) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, pid + " " + started + "\n");
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Finds the process if it still runs.
    ///
    /// @param commandPart must be in its command line, where the system shows one
    Optional<ProcessHandle> find(String commandPart) {
        return ProcessHandle.of(pid)
                .filter(CommandLines::runs)
                .filter(process -> process.info()
                        .startInstant()
                        .filter(instant ->
                                Duration.between(instant, started).abs().compareTo(TOLERANCE) <= 0)
                        .isPresent())
                .filter(process -> CommandLines.of(process)
                        .map(line -> line.contains(commandPart))
                        .orElse(true));
    }
}
