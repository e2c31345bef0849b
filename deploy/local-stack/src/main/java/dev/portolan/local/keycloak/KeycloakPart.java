package dev.portolan.local.keycloak;

import dev.portolan.local.home.Installation;
import dev.portolan.local.home.Ports;
import dev.portolan.local.parts.JavaCommand;
import dev.portolan.local.parts.Part;
import dev.portolan.local.parts.Probes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Keycloak with the realm `portolan`, on a database of its own.
public final class KeycloakPart {
    public static final String NAME = "keycloak";
    public static final String LOCAL_CLIENT = RealmFile.LOCAL_CLIENT;

    // What its own script kc.sh sets, without the shell that would stay between the launcher and Keycloak.
    private static final List<String> FLAGS = List.of(
            "-XX:TieredStopAtLevel=1",
            "-Xms64m",
            "-Xmx384m",
            "-XX:MetaspaceSize=96m",
            "-XX:MaxMetaspaceSize=256m",
            "-Duser.language=en",
            "-Duser.country=US",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                    + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED");

    private KeycloakPart() {}

    public static Part of(Installation installation) {
        var ports = installation.ports();
        var probe = Probes.both(
                Probes.http("http://127.0.0.1:" + ports.keycloakManagement() + "/health/ready"),
                Probes.http("http://127.0.0.1:" + ports.keycloak() + "/realms/portolan"));
        return new Part(
                NAME,
                Part.Address.of(ports.keycloak(), ports.keycloakManagement()),
                Set.of("postgres"),
                new Part.Lifecycle(
                        () -> launch(installation),
                        probe,
                        // The file holds secrets, and is needed once.
                        () -> Files.deleteIfExists(importFile(installation)),
                        "TERM"));
    }

    private static Part.Command launch(Installation installation) throws IOException {
        var home = installation.home();
        var program = KeycloakProgram.of(home);
        var data = home.data(NAME);
        program.linkFrom(data);
        var flags = new ArrayList<>(FLAGS);
        flags.add("-Dkc.home.dir=" + data);
        flags.add("-Djboss.server.config.dir=" + program.configuration());
        var arguments = new ArrayList<>(
                List.of("-cp", program.runner().toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint", "start"));
        arguments.addAll(serverArguments(installation));
        writeImportFile(installation);
        return new Part.Command(
                JavaCommand.of(home, NAME, flags, arguments),
                Map.of(
                        "KC_DB_PASSWORD", installation.secrets().get("database.keycloak"),
                        "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", installation.secrets().get("keycloak.admin")));
    }

    private static List<String> serverArguments(Installation installation) {
        var ports = installation.ports();
        return List.of(
                "--optimized",
                "--import-realm",
                "--db-url=jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/keycloak",
                "--db-username=keycloak",
                "--db-pool-max-size=20",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.keycloak(),
                "--http-management-host=127.0.0.1",
                "--http-management-port=" + ports.keycloakManagement(),
                "--hostname=" + Ports.url(ports.keycloak()),
                "--cache=local");
    }

    // Keycloak skips the import when the realm exists.
    private static void writeImportFile(Installation installation) throws IOException {
        var file = importFile(installation);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, RealmFile.of(installation));
    }

    private static Path importFile(Installation installation) {
        return installation.home().data(NAME).resolve("data/import/realm-portolan.json");
    }
}
