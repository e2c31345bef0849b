package dev.portolan.ui.clients;

import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Hooks.Hook;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/// Calls plugin-manager about the addresses at which others call plugins. Every method blocks and throws
/// [ProblemException].
@ApplicationScoped
public class HooksClient {
    private static final String HOOKS = "webhooks-in";

    private final ServiceApi api;

    HooksClient(Services services) {
        this.api = services.plugins();
    }

    /// Those of one plugin; none while it is switched off.
    public List<Hook> of(Slug tenant, TokenSource tokens, PluginId id) {
        return api.page(api.at(tenant, HOOKS), tokens, Hook.class).items().stream()
                .filter(hook ->
                        hook.publisher().equals(id.publisher()) && hook.plugin().equals(id.plugin()))
                .toList();
    }

    /// Gives one another address; the old one leads nowhere from then on.
    public Hook renew(Slug tenant, TokenSource tokens, Hook hook) {
        var address = api.at(tenant, HOOKS, hook.publisher(), hook.plugin(), hook.extension(), "renewal");
        return api.send("POST", address, tokens, Map.of(), Hook.class);
    }
}
