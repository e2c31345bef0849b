package dev.portolan.tenants.tokens;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Settings under `portolan.issuer`.
@ConfigMapping(prefix = "portolan.issuer")
public interface IssuerConfig {
    /// RSA private keys as PKCS #8 PEM files. The first signs; all are published, so that keys can be rotated.
    @NotEmpty
    List<Path> keyFiles();

    /// Whether a missing first key is made; for the local profile only.
    @WithDefault("false")
    boolean makeMissingKey();

    /// Life of a token; 1 to 10 min.
    @WithDefault("5m")
    Duration life();
}
