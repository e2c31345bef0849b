package dev.portolan.plugins.studio;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.marketplace.OwnReleaseService;
import dev.portolan.plugins.marketplace.OwnReleaseService.Made;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Compares drafts with the last release of their plugin. What counts is the package: a draft that was typed another
/// way and makes the same one is the same.
@ApplicationScoped
class LastRelease {
    private final OwnReleaseService releases;

    LastRelease(OwnReleaseService releases) {
        this.releases = releases;
    }

    Optional<String> version(PluginId plugin) {
        return releases.last(plugin).map(Made::version);
    }

    /// Returns the version of the last release, if a draft would make just that one again.
    Optional<String> same(PluginId plugin, JsonNode draft) {
        return releases.last(plugin)
                .filter(made -> DraftPackage.of(plugin, made.version(), draft)
                        .files()
                        .digest()
                        .equals(made.digest()))
                .map(Made::version);
    }
}
