package dev.portolan.tenants.offboarding;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.TenantId;
import dev.portolan.tenants.http.RemoteService;
import dev.portolan.tenants.tokens.TokenIssuer;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Has the other services forget a tenant. May be repeated.
@ApplicationScoped
class RemoteErasure {
    private static final String CATALOG = "catalog-service";
    private static final String PLUGINS = "plugin-manager";

    /// A catalog of half a million entities takes its time; both together stay within the lease of a step.
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final TokenIssuer tokens;
    private final RemoteService catalog;
    private final RemoteService plugins;

    RemoteErasure(
            TokenIssuer tokens,
            @ConfigProperty(name = "portolan.services.catalog-service") URI catalog,
            @ConfigProperty(name = "portolan.services.plugin-manager") URI plugins,
            ObjectMapper mapper) {
        this.tokens = tokens;
        this.catalog = new RemoteService("The catalog", catalog, mapper, LONGEST);
        this.plugins = new RemoteService("The plugin manager", plugins, mapper, LONGEST);
    }

    Outcome catalog(TenantId tenant) {
        return erase(catalog, CATALOG, tenant);
    }

    Outcome plugins(TenantId tenant) {
        return erase(plugins, PLUGINS, tenant);
    }

    private Outcome erase(RemoteService service, String name, TenantId tenant) {
        var token = tokens.forService("tenant-service", name).value();
        var answer = service.json("DELETE", "/internal/tenants/" + tenant, token, null);
        if (!answer.ok() || !answer.body().path("left").isObject()) {
            throw new IllegalStateException(name + " answers " + answer.status() + " to an erasure");
        }
        var left = ErasureService.counts(answer.body().path("left"));
        return new Outcome(
                name,
                ErasureService.counts(answer.body().path("deleted")),
                left.values().stream().mapToLong(Long::longValue).sum());
    }
}
