package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Members.SupportSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Calls tenant-service about support sessions. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class SupportClient {
    private static final String SESSIONS = "support-sessions";

    private final ServiceApi api;

    SupportClient(Services services) {
        this.api = services.tenants();
    }

    /// All of them for who may consent, else those under way.
    public Page<SupportSession> sessions(Slug tenant, TokenSource tokens) {
        return api.page(api.at(tenant, SESSIONS), tokens, SupportSession.class);
    }

    /// @param write whether support may change settings, too
    public void consent(Slug tenant, TokenSource tokens, String id, boolean write) {
        api.send("POST", api.at(tenant, SESSIONS, id, "consent"), tokens, Map.of("write", write));
    }

    public void refuse(Slug tenant, TokenSource tokens, String id) {
        api.send("POST", api.at(tenant, SESSIONS, id, "refusal"), tokens, Map.of());
    }

    public void end(Slug tenant, TokenSource tokens, String id) {
        api.send("POST", api.at(tenant, SESSIONS, id, "end"), tokens, Map.of());
    }
}
