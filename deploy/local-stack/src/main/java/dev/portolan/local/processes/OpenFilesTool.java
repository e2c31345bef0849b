package dev.portolan.local.processes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Asks `lsof` which process listens, where there is no `/proc`: on macOS.
final class OpenFilesTool {
    private OpenFilesTool() {}

    static Optional<Long> listener(int port) {
        try {
            var process = new ProcessBuilder("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fp")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(5, TimeUnit.SECONDS);
            return pid(output);
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// @param output lines that start with a letter; `p` is the process
    static Optional<Long> pid(String output) {
        return output.lines()
                .filter(line -> line.startsWith("p"))
                .map(line -> Long.valueOf(line.substring(1)))
                .findFirst();
    }
}
