package dev.portolan.tenants.staff;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/// Settings under `portolan.staff`.
@ConfigMapping(prefix = "portolan.staff")
public interface StaffConfig {
    /// Keycloak user ids of those who are operators from the first start on.
    Optional<List<String>> operators();
}
