package dev.portolan.local.postgres;

import dev.portolan.local.home.Home;
import dev.portolan.local.home.Trees;
import dev.portolan.local.processes.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The folder with all databases. Every user of it, the superuser too, needs a password.
record Cluster(Path folder) {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Finds the cluster or makes it, in one step: a broken attempt is thrown away by the next.
    static Cluster of(Home home, PostgresProgram program, String superuserPassword) throws IOException {
        var folder = home.data("postgres");
        if (!Files.isDirectory(folder)) {
            var draft = home.data("postgres.new");
            Trees.delete(draft);
            initialize(home, program, superuserPassword, draft);
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new Cluster(folder);
    }

    private static void initialize(Home home, PostgresProgram program, String password, Path folder)
            throws IOException {
        var passwordFile = Files.createTempFile(
                home.run(),
                "initdb",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(passwordFile, password);
            var arguments = List.of(
                    "--pgdata=" + folder,
                    "--username=" + PostgresPart.SUPERUSER,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    // Sorts by code point on every machine alike, and still knows the letters of all languages.
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            Tools.run(program.command("initdb", arguments), Map.of(), home.log(PostgresPart.NAME), PATIENCE);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /// Durable as in production: the data is kept, and machines are switched off.
    List<String> serverArguments(int port) {
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "max_connections=200",
                "timezone=UTC",
                "log_timezone=UTC"));
        if (Files.isDirectory(Path.of("/proc/sys"))) {
            // Linux alone can flush a whole file system at once, which shortens the start after a crash.
            settings.add("recovery_init_sync_method=syncfs");
        }
        var arguments = new ArrayList<>(List.of("-D", folder.toString(), "-p", Integer.toString(port)));
        settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return List.copyOf(arguments);
    }
}
