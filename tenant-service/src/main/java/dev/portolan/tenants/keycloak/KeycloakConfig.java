package dev.portolan.tenants.keycloak;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
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
}
