package dev.portolan.plugins.extensions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.installations.Installation;
import dev.portolan.plugins.installations.InstalledService;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.packages.Extension;
import dev.portolan.plugins.packages.ExtensionPoint;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what is active for the current tenant, by what its admins have enabled and the platform has not stopped.
@ApplicationScoped
@Transactional
public class ExtensionService {
    private final InstalledService installed;
    private final ReleaseService releases;

    ExtensionService(InstalledService installed, ReleaseService releases) {
        this.installed = installed;
        this.releases = releases;
    }

    /// Finds one extension of an enabled plugin; its release may have been stopped by the platform.
    public Optional<ActiveExtension> find(PluginId plugin, String extension) {
        return installed.find(plugin).filter(Installation::enabled).flatMap(installation -> {
            var release = releases.byDigest(installation.setup().release().digest());
            return release.manifest()
                    .extension(extension)
                    .map(found -> new ActiveExtension(installation, release, found));
        });
    }

    /// All that is active at an extension point, whatever entity is looked at.
    public List<ActiveExtension> at(ExtensionPoint point) {
        var installations = installed.enabled();
        var byDigest = releases.byDigests(installations.stream()
                .map(installation -> installation.setup().release().digest())
                .toList());
        return installations.stream()
                .flatMap(installation -> active(installation, byDigest, point))
                .toList();
    }

    private static Stream<ActiveExtension> active(
            Installation installation, Map<String, Published> releases, ExtensionPoint point) {
        var release = releases.get(installation.setup().release().digest());
        return release == null || !release.runs()
                ? Stream.empty()
                : release.manifest().extensions().stream()
                        .filter(extension -> extension.point() == point)
                        .map(extension -> new ActiveExtension(installation, release, extension));
    }

    /// Whether an extension is for this entity.
    public static boolean fits(Extension extension, JsonNode entity) {
        if (!(extension instanceof Extension.AboutEntities about)) {
            return true;
        }
        try {
            return When.parse(about.when()).matches(EntityFacts.of(entity));
        } catch (IllegalArgumentException e) {
            Log.warnf("extension=%s has no valid predicate: %s", extension.id(), e.getMessage());
            return false;
        }
    }

    /// Whether an extension shows something of an entity.
    public static boolean needsEntity(Extension extension) {
        return extension instanceof Extension.AboutEntities
                && !(extension instanceof Extension.Action action && action.anywhere());
    }
}
