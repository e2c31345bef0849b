package dev.portolan.ui.clients;

import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Providers.CatalogProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Calls plugin-manager about plugins that bring entities. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class ProvidersClient {
    private static final String PROVIDERS = "providers";

    private final ServiceApi api;

    ProvidersClient(Services services) {
        this.api = services.plugins();
    }

    public List<CatalogProvider> providers(Slug tenant, TokenSource tokens) {
        return api.get(api.at(tenant, PROVIDERS), tokens, Providers.All.class).items();
    }

    /// Has one run at once.
    public CatalogProvider run(Slug tenant, TokenSource tokens, CatalogProvider provider) {
        var plugin = provider.plugin();
        var address = api.at(tenant, PROVIDERS, plugin.publisher(), plugin.plugin(), provider.extension(), "runs");
        return api.send("POST", address, tokens, null, CatalogProvider.class);
    }
}
