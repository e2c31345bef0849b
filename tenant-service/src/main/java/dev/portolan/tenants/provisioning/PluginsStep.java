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

/// Has the plan's default plugins installed.
@ApplicationScoped
class PluginsStep implements Step {
    private static final String AUDIENCE = "plugin-manager";

    private final TenantService tenants;
    private final TokenIssuer tokens;
    private final RemoteService plugins;

    PluginsStep(
            TenantService tenants,
            TokenIssuer tokens,
            @ConfigProperty(name = "portolan.services.plugin-manager") URI url,
            ObjectMapper mapper) {
        this.tenants = tenants;
        this.tokens = tokens;
        this.plugins = new RemoteService("The plugin manager", url, mapper);
    }

    @Override
    public StepName name() {
        return StepName.PLUGINS;
    }

    @Override
    public void run(TenantId id) {
        var tenant = tenants.get();
        var token = tokens.forService("tenant-service", AUDIENCE).value();
        var answer = plugins.json(
                "PUT",
                "/internal/tenants/" + id,
                token,
                Map.of(
                        "slug",
                        tenant.slug(),
                        "name",
                        tenant.name(),
                        "plugins",
                        tenant.plan().defaultPlugins()));
        if (!answer.ok()) {
            throw new IllegalStateException("plugin-manager answers " + answer.status() + " to a new tenant");
        }
    }
}
