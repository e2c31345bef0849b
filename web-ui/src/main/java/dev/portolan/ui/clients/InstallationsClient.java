package dev.portolan.ui.clients;

import dev.portolan.contracts.Page;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.clients.Installations.Options;
import dev.portolan.ui.clients.Installations.Plan;
import dev.portolan.ui.clients.Installations.Query;
import dev.portolan.ui.clients.Installations.Wish;
import dev.portolan.ui.clients.Plugins.LogLine;
import dev.portolan.ui.clients.Plugins.Revision;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls plugin-manager about what is installed. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class InstallationsClient {
    private static final String INSTALLATIONS = "installations";
    private static final String CSV = "text/csv";

    private final ServiceApi api;

    InstallationsClient(Services services) {
        this.api = services.plugins();
    }

    public List<Installed> all(Slug tenant, TokenSource tokens) {
        return api.all(cursor -> api.at(tenant, INSTALLATIONS).with("cursor", cursor), tokens, Installed.class);
    }

    /// What was uninstalled and can be restored.
    public List<Installed> retained(Slug tenant, TokenSource tokens) {
        return api.all(
                cursor -> api.at(tenant, INSTALLATIONS).with("retained", "true").with("cursor", cursor),
                tokens,
                Installed.class);
    }

    /// The list as a file of comma-separated values.
    public Download file(Slug tenant, TokenSource tokens, Query query) {
        var first = page(tenant, tokens, query, null);
        var all = new CsvPages(first, cursor -> page(tenant, tokens, query, cursor));
        return new Download(all, first.type(), -1, null);
    }

    private Download page(Slug tenant, TokenSource tokens, Query query, @Nullable String cursor) {
        var address = api.at(tenant, INSTALLATIONS)
                .with("q", query.text())
                .with("state", query.state())
                .with("sort", query.sort())
                .with("cursor", cursor);
        return api.file(address, tokens, CSV);
    }

    public Installed one(Slug tenant, TokenSource tokens, PluginId id) {
        return api.get(api.at(tenant, id), tokens, Installed.class);
    }

    /// Installs or changes a plugin.
    ///
    /// @param seen the revision that the wish is about; null where none was seen
    /// @throws ProblemException with status 412 when somebody has changed it since
    public Installed put(Slug tenant, TokenSource tokens, PluginId id, Wish wish, @Nullable Long seen) {
        var call = Outgoing.of("PUT", api.at(tenant, id), wish);
        return api.send(call.matching(seen == null ? null : seen.toString()), tokens, Installed.class);
    }

    /// Says what [#put] would change, and changes nothing.
    public Plan plan(Slug tenant, TokenSource tokens, PluginId id, Wish wish) {
        return api.send("PUT", api.at(tenant, id).with("dryRun", "true"), tokens, wish, Plan.class);
    }

    /// The values that a field of settings may have now.
    ///
    /// @param pointer JSON Pointer of the field
    /// @param configuration what is filled in, not applied yet
    /// @param text that they have to fit
    public Options options(
            Slug tenant,
            TokenSource tokens,
            PluginId id,
            String pointer,
            Map<String, Object> configuration,
            String text) {
        var body = Map.of("pointer", pointer, "configuration", configuration, "q", text);
        return api.send("POST", api.at(tenant, id, "options"), tokens, body, Options.class);
    }

    public Installed enable(Slug tenant, TokenSource tokens, PluginId id, boolean enabled) {
        return api.send("PATCH", api.at(tenant, id), tokens, Map.of("enabled", enabled), Installed.class);
    }

    public Installed updateByItself(Slug tenant, TokenSource tokens, PluginId id, boolean automatic) {
        return api.send("PATCH", api.at(tenant, id), tokens, Map.of("automaticUpdates", automatic), Installed.class);
    }

    /// It can be restored for a while.
    public void uninstall(Slug tenant, TokenSource tokens, PluginId id) {
        api.send("DELETE", api.at(tenant, id), tokens, null);
    }

    public Installed restore(Slug tenant, TokenSource tokens, PluginId id) {
        return api.send("POST", api.at(tenant, id, "restore"), tokens, null, Installed.class);
    }

    /// Newest first.
    public Page<Revision> revisions(Slug tenant, TokenSource tokens, PluginId id, @Nullable String cursor) {
        return api.page(api.at(tenant, id, "revisions").with("cursor", cursor), tokens, Revision.class);
    }

    public Installed rollBack(Slug tenant, TokenSource tokens, PluginId id, long revision) {
        return api.send("POST", api.at(tenant, id, "rollback"), tokens, Map.of("revision", revision), Installed.class);
    }

    /// Says what [#rollBack] would change, and changes nothing.
    public Plan rollBackPlan(Slug tenant, TokenSource tokens, PluginId id, long revision) {
        var address = api.at(tenant, id, "rollback").with("dryRun", "true");
        return api.send("POST", address, tokens, Map.of("revision", revision), Plan.class);
    }

    /// All lines that are kept, newest first.
    public List<LogLine> log(Slug tenant, TokenSource tokens, PluginId id) {
        return api.all(cursor -> api.at(tenant, id, "log").with("cursor", cursor), tokens, LogLine.class);
    }

    /// The same, read anew only if there are lines that are not known.
    public List<LogLine> log(Slug tenant, TokenSource tokens, PluginId id, List<LogLine> known) {
        var newest = api.page(api.at(tenant, id, "log"), tokens, LogLine.class).items();
        var same = newest.size() <= known.size()
                && known.subList(0, newest.size()).equals(newest)
                && (!newest.isEmpty() || known.isEmpty());
        return same ? known : log(tenant, tokens, id);
    }
}
