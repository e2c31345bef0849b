package dev.portolan.ui.plugins;

import dev.portolan.contracts.Permissions;
import dev.portolan.ui.clients.PluginRepairsClient;
import dev.portolan.ui.clients.PluginRequestsClient;
import dev.portolan.ui.clients.PluginUpdatesClient;
import dev.portolan.ui.clients.ProblemException;
import dev.portolan.ui.session.TenantSession;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// How much waits for a member on the pages about plugins. One that fails does not take the others with it.
@ApplicationScoped
public class PluginCounts {
    private final PluginUpdatesClient updates;
    private final PluginRequestsClient requests;
    private final PluginRepairsClient repairs;

    PluginCounts(PluginUpdatesClient updates, PluginRequestsClient requests, PluginRepairsClient repairs) {
        this.updates = updates;
        this.requests = requests;
        this.repairs = repairs;
    }

    /// Blocks.
    Counts read(TenantSession tenant) {
        var slug = tenant.slug();
        var mine = !tenant.may(Permissions.PLUGIN_INSTALL);
        return new Counts(
                known(() -> updates.updates(slug, tenant).size()),
                known(() -> requests.requests(slug, tenant, "open", mine, null)
                        .items()
                        .size()),
                known(() -> repairs.repairs(slug, tenant).count()));
    }

    private static OptionalLong known(LongSupplier count) {
        try {
            return OptionalLong.of(count.getAsLong());
        } catch (ProblemException problem) {
            return OptionalLong.empty();
        }
    }

    record Counts(OptionalLong updates, OptionalLong requests, OptionalLong repairs) {}
}
