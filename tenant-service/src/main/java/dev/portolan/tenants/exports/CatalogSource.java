package dev.portolan.tenants.exports;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.TenantId;
import dev.portolan.tenants.http.RemoteService;
import dev.portolan.tenants.tokens.TokenIssuer;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What catalog-service keeps of a tenant.
@ApplicationScoped
@Priority(20)
class CatalogSource implements ExportSource {
    private static final String SERVICE = "catalog-service";
    private static final Map<String, String> PATHS = Map.of(
            "entities", "catalog/entities.jsonl",
            "history", "catalog/history.jsonl",
            "locations", "catalog/locations.jsonl");

    private final TokenIssuer tokens;
    private final RemoteLines lines;

    CatalogSource(
            TokenIssuer tokens,
            @ConfigProperty(name = "portolan.services.catalog-service") URI url,
            ObjectMapper mapper) {
        this.tokens = tokens;
        this.lines = new RemoteLines(new RemoteService("The catalog", url, mapper), mapper);
    }

    @Override
    public List<String> files() {
        return PATHS.values().stream().sorted().toList();
    }

    @Override
    public void gather(TenantId tenant, Folder folder) throws IOException {
        var token = tokens.forService("tenant-service", SERVICE).value();
        lines.gather(tenant, token, PATHS, folder);
    }
}
