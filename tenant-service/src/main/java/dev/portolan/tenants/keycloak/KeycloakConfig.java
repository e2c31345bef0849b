package dev.portolan.tenants.keycloak;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Settings under `portolan.keycloak`.
@ConfigMapping(prefix = "portolan.keycloak")
public interface KeycloakConfig {
    /// Where this service reaches Keycloak, without a trailing slash.
    URI url();

    @WithDefault("portolan")
    String realm();

    /// The `iss` of its tokens, where browsers reach Keycloak by another address; else `{url}/realms/{realm}`.
    Optional<String> issuer();

    /// This service's confidential client, whose service account administers users and organizations.
    @WithDefault("tenant-service")
    String clientId();

    String clientSecret();

    /// Clients whose access tokens may be exchanged, by their `azp`.
    @WithDefault("web-ui")
    Set<String> trustedClients();

    /// How many passwords Keycloak is asked to hash at a time by this process. Each keeps a core of it busy for about a
    /// tenth of a second: two a core are enough.
    @WithDefault("4")
    int hashesAtOnce();

    /// How many more may wait for their turn.
    @WithDefault("500")
    int hashesWaiting();

    /// How long each waits for its turn.
    @WithDefault("60s")
    Duration hashPatience();
}
