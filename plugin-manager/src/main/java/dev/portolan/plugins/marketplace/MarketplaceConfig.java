package dev.portolan.plugins.marketplace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Settings of the marketplace under `portolan.marketplace`.
@ConfigMapping(prefix = "portolan.marketplace")
public interface MarketplaceConfig {
    /// Whether the plugins that come with the product are published at the start.
    @WithDefault("true")
    boolean firstParty();

    /// The key of publisher `portolan`: Ed25519, PKCS#8, base64. Needed in production; elsewhere one is made in
    /// [#keys()].
    Optional<String> privateKey();

    /// The other half of [#privateKey()]: X.509, base64.
    Optional<String> publicKey();

    /// Where keys are kept that this node makes for itself. Set in the profiles `local` and `test` only.
    Optional<Path> keys();

    /// The version that releases are checked against (`requires.portolan`).
    @WithDefault("1.0.0")
    String platformVersion();

    /// How many releases a node keeps unpacked in memory; 8 to 1,000.
    @WithDefault("128")
    @Min(8)
    @Max(1000)
    int releasesInMemory();

    /// How often is counted who has what installed.
    @WithDefault("1m")
    Duration countInstalls();
}
