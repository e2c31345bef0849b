package dev.portolan.tenants.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeysTest {
    @TempDir
    Path folder;

    @Test
    void keyIsMadeOnceAndForItsOwnerOnly() throws IOException {
        var file = folder.resolve("keys/token-signing.pem");
        var first = new SigningKeys(new Settings(List.of(file), true)).current().getKeyId();
        var again = new SigningKeys(new Settings(List.of(file), true)).current().getKeyId();
        assertThat(again).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void missingKeyStopsTheStart() {
        var file = folder.resolve("absent.pem");
        assertThatThrownBy(() -> new SigningKeys(new Settings(List.of(file), false)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("portolan.issuer.key-files");
    }

    @Test
    void formerKeysStayPublished() {
        var former = folder.resolve("former.pem");
        var old = new SigningKeys(new Settings(List.of(former), true)).current().getKeyId();
        var keys = new SigningKeys(new Settings(List.of(folder.resolve("new.pem"), former), true));
        assertThat(keys.current().getKeyId()).isNotEqualTo(old);
        assertThat(keys.published()).contains(old, keys.current().getKeyId()).doesNotContain("\"d\"");
    }

    private record Settings(List<Path> keyFiles, boolean makeMissingKey) implements IssuerConfig {
        @Override
        public Duration life() {
            return Duration.ofMinutes(5);
        }
    }
}
