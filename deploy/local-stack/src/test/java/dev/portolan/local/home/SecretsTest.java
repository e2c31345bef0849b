package dev.portolan.local.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path folder;

    @Test
    void secretsSurviveTheProcess() throws IOException {
        var file = folder.resolve("secrets.properties");
        var made = Secrets.open(file).get("database.tenant_app");

        assertThat(Secrets.open(file).get("database.tenant_app")).isEqualTo(made);
    }

    @Test
    void secretsAreLongPlainAndDifferent() throws IOException {
        var secrets = Secrets.open(folder.resolve("secrets.properties"));

        assertThat(secrets.get("one")).matches("[A-Za-z0-9_-]{32}").isNotEqualTo(secrets.get("two"));
    }

    @Test
    void onlyTheOwnerReadsTheFile() throws IOException {
        var file = folder.resolve("secrets.properties");
        Secrets.open(file).get("one");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
