package dev.portolan.tenants.tokens;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.util.Map;

/// Services that may ask for tokens with credentials of their own, under `portolan.clients`.
@ConfigMapping(prefix = "portolan.clients")
public interface ClientConfig {
    /// By client id: `catalog-service`, `plugin-manager`, `web-ui`.
    @WithParentName
    Map<String, Client> byId();

    /// One service.
    interface Client {
        String secret();
    }
}
