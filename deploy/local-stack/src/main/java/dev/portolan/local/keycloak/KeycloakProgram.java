package dev.portolan.local.keycloak;

import dev.portolan.local.home.Archive;
import dev.portolan.local.home.Home;
import dev.portolan.local.home.Trees;
import dev.portolan.local.home.Versions;
import dev.portolan.local.processes.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/// Keycloak's own distribution, unpacked and built for PostgreSQL once.
record KeycloakProgram(Path folder) {
    private static final Duration BUILD_PATIENCE = Duration.ofMinutes(5);

    static KeycloakProgram of(Home home) throws IOException {
        var version = Versions.keycloak();
        var folder = home.programs().resolve("keycloak-" + version);
        var built = folder.resolve("built-for-portolan");
        if (!Files.exists(built)) {
            Trees.delete(folder);
            var archive = home.root()
                    .resolve("deploy/local-stack/target/keycloak/keycloak-quarkus-dist-" + version + ".tar.gz");
            try (var tar = new GZIPInputStream(Files.newInputStream(archive))) {
                Archive.unpack(tar, 1, folder);
            }
            Tools.run(
                    List.of(folder.resolve("bin/kc.sh").toString(), "build", "--db=postgres", "--health-enabled=true"),
                    Map.of("JAVA_HOME", System.getProperty("java.home")),
                    home.log(KeycloakPart.NAME),
                    BUILD_PATIENCE);
            Files.createFile(built);
        }
        return new KeycloakProgram(folder);
    }

    /// Makes a folder look like Keycloak's own, so that installations share the program and none writes into it.
    ///
    /// @param data where this installation's Keycloak keeps files of its own
    void linkFrom(Path data) throws IOException {
        Files.createDirectories(data);
        for (var name : List.of("lib", "conf", "providers")) {
            var link = data.resolve(name);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, folder.resolve(name));
        }
    }

    Path runner() {
        return folder.resolve("lib/quarkus-run.jar");
    }

    Path configuration() {
        return folder.resolve("conf");
    }
}
