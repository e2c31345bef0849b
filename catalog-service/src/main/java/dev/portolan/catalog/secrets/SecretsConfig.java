package dev.portolan.catalog.secrets;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/// Settings of the secrets' sealing under `portolan.secrets`.
@ConfigMapping(prefix = "portolan.secrets")
public interface SecretsConfig {
    /// Seals the tenants' data keys: 32 random bytes, base64. Needed in production; elsewhere one is made in
    /// [#keys()].
    Optional<String> keyEncryptionKey();

    /// Where a key is kept that this node makes for itself. Set in the profiles `local` and `test` only.
    Optional<Path> keys();
}
