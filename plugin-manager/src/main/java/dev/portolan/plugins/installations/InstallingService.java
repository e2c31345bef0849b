package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.installations.InstallationViews.Whole;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Installs plugins in the name of whoever makes the request, for the rest of the service.
@ApplicationScoped
@Transactional
public class InstallingService {
    private final InstallationService installations;
    private final InstallationStore store;
    private final InstallationViewService views;
    private final Rights rights;

    InstallingService(
            InstallationService installations, InstallationStore store, InstallationViewService views, Rights rights) {
        this.installations = installations;
        this.store = store;
        this.views = views;
        this.rights = rights;
    }

    /// Who makes the request, as it stands in the history.
    public Author author() {
        return rights.author();
    }

    /// What is installed now, held until the end of the transaction.
    public Optional<Whole> held(PluginId plugin) {
        return store.hold(plugin)
                .filter(installation -> !installation.uninstalled())
                .map(views::whole);
    }

    /// Installs a plugin, enabled unless the change says otherwise, in the caller's transaction.
    ///
    /// @param change as for `PUT` of an installation; null for nothing beside
    /// @param reason for the history, where the change gives none
    /// @throws ProblemException as `PUT` does
    public Whole install(PluginId plugin, @Nullable JsonNode change, String reason) {
        if (!(change instanceof ObjectNode asked)) {
            throw ProblemException.invalid("", "must be a JSON object");
        }
        ObjectNode whole = asked.deepCopy();
        if (!whole.has("enabled")) {
            whole.put("enabled", true);
        }
        if (!whole.has("reason")) {
            whole.put("reason", reason);
        }
        return views.whole(installations.put(plugin, whole, null).installation());
    }
}
