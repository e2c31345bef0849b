package dev.portolan.catalog.secrets;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;

/// The key that seals the tenants' data keys, from the configuration or, on a developer's machine, from a file that
/// is made when it is absent. Whoever loses it loses every stored secret.
@ApplicationScoped
class KeyEncryptionKey {
    private static final int BYTES = 32;

    private final SecretsConfig config;

    KeyEncryptionKey(SecretsConfig config) {
        this.config = config;
    }

    /// @throws IllegalStateException when there is none and none may be made, or it is malformed
    Aead aead() {
        try {
            var key = Base64.getMimeDecoder().decode(text());
            if (key.length != BYTES) {
                throw new IllegalStateException("the key-encryption key must be 32 bytes in base64");
            }
            return new AesGcmJce(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not to be had", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() throws IOException {
        if (config.keyEncryptionKey().isPresent()) {
            return config.keyEncryptionKey().get();
        }
        var folder =
                config.keys().orElseThrow(() -> new IllegalStateException("set portolan.secrets.key-encryption-key"));
        var file = folder.resolve("catalog-secrets.key");
        if (!Files.exists(file)) {
            make(folder, file);
        }
        return Files.readString(file);
    }

    private static void make(Path folder, Path file) throws IOException {
        Files.createDirectories(folder);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, Base64.getEncoder().encodeToString(Random.randBytes(BYTES)), StandardOpenOption.WRITE);
    }
}
