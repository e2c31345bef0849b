package dev.portolan.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs the shell scripts of deploy/, with a stand-in for the program that they drive.
final class Scripts {
    private Scripts() {}

    /// What make-secrets.sh writes.
    static Map<String, String> secrets() {
        try {
            var folder = Files.createTempDirectory("secrets");
            run(List.of(Repo.path("deploy/compose/make-secrets.sh").toString(), folder.toString()), Map.of());
            var secrets = new TreeMap<String, String>();
            Files.readAllLines(folder.resolve(".env")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> secrets.put(line.split("=", 2)[0], line.split("=", 2)[1]));
            return secrets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a script whose calls of `program` are written down instead: its arguments in a line, then its input.
    static String calls(Path folder, String program, Map<String, String> environment, String... command) {
        try {
            var log = folder.resolve("calls");
            var standIn = folder.resolve(program);
            Files.writeString(standIn, """
                    #!/bin/sh
                    echo "$@" >>"$CALLS"
                    [ -t 0 ] || [ %s != psql ] || cat >>"$CALLS"
                    """.formatted(program));
            Files.setPosixFilePermissions(standIn, PosixFilePermissions.fromString("rwx------"));
            var all = new TreeMap<>(environment);
            all.put("CALLS", log.toString());
            all.put("PATH", folder + ":" + System.getenv("PATH"));
            run(List.of(command), all);
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void run(List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
