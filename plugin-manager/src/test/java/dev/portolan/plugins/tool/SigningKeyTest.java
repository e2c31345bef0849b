package dev.portolan.plugins.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    /// Made by `openssl genpkey -algorithm ed25519`, RFC 8032's first test vector.
    private static final String OF_OPENSSL = """
        -----BEGIN PRIVATE KEY-----
        MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
        -----END PRIVATE KEY-----
        """;

    private static final String ITS_PUBLIC_KEY = "MCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

    @TempDir
    Path folder;

    @Test
    void aKeyOfOpensslHasItsPublicKey() throws IOException {
        var file = Files.writeString(folder.resolve("key.pem"), OF_OPENSSL);

        assertThat(SigningKey.read(file).publicKey()).isEqualTo(ITS_PUBLIC_KEY);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        var file = folder.resolve("key.pem");
        var made = SigningKey.make(file);

        assertThat(SigningKey.read(file).fingerprint()).isEqualTo(made.fingerprint());
    }

    @Test
    void anotherFileIsNoKey() throws IOException {
        var file = Files.writeString(folder.resolve("key.pem"), "hello");

        assertThatThrownBy(() -> SigningKey.read(file)).hasMessage(file + " holds no private key in PEM.");
    }
}
