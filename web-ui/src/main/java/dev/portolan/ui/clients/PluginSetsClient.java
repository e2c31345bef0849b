package dev.portolan.ui.clients;

import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.PluginSets.SetPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Calls plugin-manager about the plugins of an organization as one file. Every method blocks and throws
/// [ProblemException].
@ApplicationScoped
public class PluginSetsClient {
    private static final String SET = "plugin-set";
    private static final String YAML = "application/yaml";
    private static final int MOST_BYTES = 4_194_304;
    /// A whole set may install dozens of plugins.
    private static final Duration LONG = Duration.ofMinutes(2);

    private final ServiceApi api;

    PluginSetsClient(Services services) {
        this.api = services.plugins();
    }

    public Download file(Slug tenant, TokenSource tokens) {
        return api.file(api.at(tenant, SET), tokens, YAML);
    }

    /// The file, to be read.
    public String text(Slug tenant, TokenSource tokens) {
        try (var file = file(tenant, tokens)) {
            return new String(file.content().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw ProblemException.unavailable(Http.Service.PLUGINS.title());
        }
    }

    /// Makes the organization's plugins what the file says, all or nothing, or says what that would do.
    ///
    /// @param prune whether what is not in the file is uninstalled
    public SetPlan apply(Slug tenant, TokenSource tokens, String yaml, boolean prune, boolean dryRun) {
        var address = api.at(tenant, SET).with("dryRun", dryRun ? "true" : null).with("prune", prune ? "true" : null);
        return api.send(new Outgoing("POST", address, yaml, YAML, null, LONG), tokens, SetPlan.class);
    }
}
