package dev.portolan.ui.clients;

import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.PluginRepairs.Repairs;
import jakarta.enterprise.context.ApplicationScoped;

/// Calls plugin-manager about what is wrong. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class PluginRepairsClient {
    private static final String REPAIRS = "plugin-repairs";

    private final ServiceApi api;

    PluginRepairsClient(Services services) {
        this.api = services.plugins();
    }

    public Repairs repairs(Slug tenant, TokenSource tokens) {
        return api.get(api.at(tenant, REPAIRS), tokens, Repairs.class);
    }

    /// Says that it has been seen; for those that only inform.
    public void acknowledge(Slug tenant, TokenSource tokens, String id) {
        api.send("POST", api.at(tenant, REPAIRS, id, "acknowledgement"), tokens, null);
    }
}
