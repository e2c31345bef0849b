package dev.portolan.tenants.provisioning;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.TenantId;
import dev.portolan.tenants.http.RemoteService;
import dev.portolan.tenants.tenants.TenantService;
import dev.portolan.tenants.tokens.TokenIssuer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes the tenant's space in the catalog.
@ApplicationScoped
class CatalogStep implements Step {
    private static final String AUDIENCE = "catalog-service";

    private final TenantService tenants;
    private final TokenIssuer tokens;
    private final RemoteService catalog;

    CatalogStep(
            TenantService tenants,
            TokenIssuer tokens,
            @ConfigProperty(name = "portolan.services.catalog-service") URI url,
            ObjectMapper mapper) {
        this.tenants = tenants;
        this.tokens = tokens;
        this.catalog = new RemoteService("The catalog", url, mapper);
    }

    @Override
    public StepName name() {
        return StepName.CATALOG;
    }

    @Override
    public void run(TenantId id) {
        var tenant = tenants.get();
        var token = tokens.forService("tenant-service", AUDIENCE).value();
        var answer = catalog.json(
                "PUT", "/internal/tenants/" + id, token, Map.of("slug", tenant.slug(), "name", tenant.name()));
        if (!answer.ok()) {
            throw new IllegalStateException("catalog-service answers " + answer.status() + " to a new tenant");
        }
    }
}
