package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Installations.Wish;
import dev.portolan.ui.clients.PluginRequests.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about requests. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class PluginRequestsClient {
    private static final String REQUESTS = "plugin-requests";

    private final ServiceApi api;

    PluginRequestsClient(Services services) {
        this.api = services.plugins();
    }

    /// @param state `open` or one of the others; empty for all
    /// @param mine whether only those of the caller
    public Page<Request> requests(
            Slug tenant, TokenSource tokens, String state, boolean mine, @Nullable String cursor) {
        var address = api.at(tenant, REQUESTS)
                .with("state", state)
                .with("mine", mine ? "true" : null)
                .with("cursor", cursor);
        return api.page(address, tokens, Request.class);
    }

    /// Asks those who may to install a plugin.
    ///
    /// @param note what it is wanted for; may be empty
    public Request ask(Slug tenant, TokenSource tokens, PluginId id, String note) {
        var body = Map.of("publisher", id.publisher(), "plugin", id.plugin(), "note", note);
        return api.send("POST", api.at(tenant, REQUESTS), tokens, body, Request.class);
    }

    /// Installs what was asked for.
    ///
    /// @param wish what is consented to, and what comes with it
    public void approve(Slug tenant, TokenSource tokens, String id, Wish wish) {
        api.send("POST", api.at(tenant, REQUESTS, id, "approval"), tokens, wish);
    }

    public void reject(Slug tenant, TokenSource tokens, String id, String reason) {
        api.send("POST", api.at(tenant, REQUESTS, id, "rejection"), tokens, Map.of("reason", reason));
    }

    /// Takes one's own request back.
    public void withdraw(Slug tenant, TokenSource tokens, String id) {
        api.send("DELETE", api.at(tenant, REQUESTS, id), tokens, null);
    }
}
