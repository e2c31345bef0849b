package dev.portolan.tenants.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantLifecycle;
import dev.portolan.tenants.http.RemoteService;
import dev.portolan.tenants.tenants.TenantDirectory;
import dev.portolan.tenants.tokens.TokenIssuer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Fills a demo tenant's catalog the way anybody would: by registering a location over the public API.
@ApplicationScoped
class DemoCatalog {
    private static final int EXISTS = 409;

    private final TenantDirectory tenants;
    private final TokenIssuer tokens;
    private final RemoteService catalog;
    private final URI files;

    DemoCatalog(
            TenantDirectory tenants,
            TokenIssuer tokens,
            @ConfigProperty(name = "portolan.services.catalog-service") URI url,
            @ConfigProperty(name = "portolan.demo-files-url", defaultValue = "http://localhost:8090") URI files,
            ObjectMapper mapper) {
        this.tenants = tenants;
        this.tokens = tokens;
        this.catalog = new RemoteService("The catalog", url, mapper);
        this.files = files;
    }

    /// @return false when it has to be tried again
    boolean fill(Slug slug) {
        return tenants.bySlug(slug.value())
                .filter(tenant -> tenant.state() == TenantLifecycle.ACTIVE)
                .map(tenant -> {
                    var permissions = List.of(Permissions.CATALOG_LOCATION_READ, Permissions.CATALOG_LOCATION_WRITE);
                    var token = tokens.forActor("service:tenant-service", tenant, permissions)
                            .value();
                    var target = files + "/" + slug + "/catalog-info.yaml";
                    var answer = catalog.json(
                            "POST",
                            "/api/tenants/" + slug + "/catalog/locations",
                            token,
                            Map.of("type", "url", "target", target));
                    return answer.ok() || answer.status() == EXISTS;
                })
                .orElse(false);
    }
}
