package dev.portolan.tenants.keycloak;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/// Settings of a test: the defaults, and what the test wants of its own.
final class KeycloakSettings {
    private KeycloakSettings() {}

    /// @param values below `portolan.keycloak`
    static KeycloakConfig of(Map<String, String> values) {
        var builder = new SmallRyeConfigBuilder()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(KeycloakConfig.class)
                .withDefaultValue("portolan.keycloak.url", "http://localhost")
                .withDefaultValue("portolan.keycloak.client-secret", "unused");
        values.forEach((name, value) -> builder.withDefaultValue("portolan.keycloak." + name, value));
        return builder.build().getConfigMapping(KeycloakConfig.class);
    }
}
