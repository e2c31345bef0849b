package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Leaving.Export;
import dev.portolan.ui.clients.Leaving.Offboarding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/// Calls tenant-service about exports and offboarding. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class LeavingClient {
    private static final String EXPORTS = "exports";
    private static final String OFFBOARDING = "offboarding";

    private final ServiceApi api;

    LeavingClient(Services services) {
        this.api = services.tenants();
    }

    public Page<Export> exports(Slug tenant, TokenSource tokens) {
        return api.page(api.at(tenant, EXPORTS), tokens, Export.class);
    }

    public Export export(Slug tenant, TokenSource tokens, String id) {
        return api.get(api.at(tenant, EXPORTS, id), tokens, Export.class);
    }

    public Export startExport(Slug tenant, TokenSource tokens) {
        return api.send("POST", api.at(tenant, EXPORTS), tokens, Map.of(), Export.class);
    }

    public Download exportFile(Slug tenant, TokenSource tokens, String id) {
        return api.file(api.at(tenant, EXPORTS, id, "file"), tokens, "application/zip");
    }

    public Offboarding offboarding(Slug tenant, TokenSource tokens) {
        return api.get(api.at(tenant, OFFBOARDING), tokens, Offboarding.class);
    }

    /// @param confirm the tenant's slug, as it was typed
    public Offboarding offboard(Slug tenant, TokenSource tokens, String confirm) {
        return api.send("POST", api.at(tenant, OFFBOARDING), tokens, Map.of("confirm", confirm), Offboarding.class);
    }

    /// Stays after all.
    public void comeBack(Slug tenant, TokenSource tokens) {
        api.send("DELETE", api.at(tenant, OFFBOARDING), tokens, null);
    }
}
