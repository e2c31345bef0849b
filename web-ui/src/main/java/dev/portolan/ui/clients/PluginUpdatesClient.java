package dev.portolan.ui.clients;

import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.PluginUpdates.Chosen;
import dev.portolan.ui.clients.PluginUpdates.Outcome;
import dev.portolan.ui.clients.PluginUpdates.Outcomes;
import dev.portolan.ui.clients.PluginUpdates.Update;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Calls plugin-manager about newer releases. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class PluginUpdatesClient {
    private static final String UPDATES = "plugin-updates";
    /// Each release is checked and may move its settings over.
    private static final Duration LONG = Duration.ofMinutes(2);

    private final ServiceApi api;

    PluginUpdatesClient(Services services) {
        this.api = services.plugins();
    }

    public List<Update> updates(Slug tenant, TokenSource tokens) {
        return api.all(cursor -> api.at(tenant, UPDATES).with("cursor", cursor), tokens, Update.class);
    }

    /// Takes releases, or says what taking them would do.
    public List<Outcome> run(Slug tenant, TokenSource tokens, List<Chosen> chosen, boolean dryRun) {
        var address = api.at(tenant, UPDATES).with("dryRun", Boolean.toString(dryRun));
        var call = Outgoing.of("POST", address, Map.of("items", chosen));
        return api.send(call.within(LONG), tokens, Outcomes.class).items();
    }
}
