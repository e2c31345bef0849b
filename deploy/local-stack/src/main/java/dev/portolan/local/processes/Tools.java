package dev.portolan.local.processes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Runs helper programs to their end.
public final class Tools {
    private Tools() {}

    /// Runs one program, its output appended to a log.
    ///
    /// @throws IllegalStateException when it fails or takes longer than `patience`
    public static void run(List<String> command, Map<String, String> environment, Path log, Duration patience)
            throws IOException {
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        var process = builder.start();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(command.getFirst() + " took longer than " + patience + ", see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command.getFirst() + " failed, see " + log);
        }
    }
}
