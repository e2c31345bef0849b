package dev.portolan.ui.clients;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/// Addresses below `/api/operator`.
@ApplicationScoped
class StaffApi {
    private final ServicesConfig config;

    StaffApi(ServicesConfig config) {
        this.config = config;
    }

    Address tenants(String... segments) {
        return at(config.tenantServiceUrl(), segments);
    }

    Address plugins(String... segments) {
        return at(config.pluginManagerUrl(), segments);
    }

    private static Address at(URI base, String... segments) {
        var all = new String[segments.length + 2];
        all[0] = "api";
        all[1] = "operator";
        System.arraycopy(segments, 0, all, 2, segments.length);
        return Address.of(base, all);
    }
}
