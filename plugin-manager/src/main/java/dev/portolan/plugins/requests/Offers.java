package dev.portolan.plugins.requests;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// What of the marketplace can be asked for.
@ApplicationScoped
class Offers {
    private final ReleaseService releases;

    Offers(ReleaseService releases) {
        this.releases = releases;
    }

    /// @throws ProblemException `invalid` when the marketplace has no such plugin
    PluginId plugin(String publisher, String plugin) {
        try {
            var id = new PluginId(publisher, plugin);
            if (releases.exists(id)) {
                return id;
            }
        } catch (IllegalArgumentException e) {
            // falls through: it has no such name either
        }
        throw ProblemException.invalid("/plugin", "is not in the marketplace");
    }

    /// @throws ProblemException `invalid` when there is no such version, or it may not be installed
    void check(PluginId plugin, @Nullable String version) {
        if (version != null
                && releases.find(plugin, version).filter(Published::offered).isEmpty()) {
            throw ProblemException.invalid("/version", "is no release that can be installed");
        }
    }

    /// As its newest release has it; its name where there is none that may be installed.
    String title(PluginId plugin) {
        return releases.newest(plugin, "stable")
                .or(() -> releases.newest(plugin, "beta"))
                .map(release -> release.manifest().listing().title())
                .orElse(plugin.plugin());
    }
}
