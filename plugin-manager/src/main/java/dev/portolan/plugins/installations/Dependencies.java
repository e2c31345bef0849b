package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.packages.Requirements.Dependency;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Keeps the current tenant's plugins and those they need together.
@ApplicationScoped
public class Dependencies {
    private final InstallationStore store;
    private final ReleaseService releases;

    Dependencies(InstallationStore store, ReleaseService releases) {
        this.store = store;
        this.releases = releases;
    }

    /// What a release needs and the tenant does not have enabled, one sentence each.
    public List<String> unmet(Published release) {
        return lacking(release).stream().map(Lack::sentence).toList();
    }

    /// The same, and which plugins they are.
    public List<Lack> lacking(Published release) {
        return required(release).isEmpty() ? List.of() : lacking(release, enabled());
    }

    /// What a release cannot do without and does not have.
    ///
    /// @param version that is enabled and does not do; null when none is
    public record Lack(
            PluginId plugin, String range, @Nullable String version) {
        public String sentence() {
            var found = version == null ? ", enabled." : ", and " + version + " is enabled.";
            return "It needs " + plugin + " " + range + found;
        }
    }

    static List<Lack> lacking(Published release, Collection<Published> enabled) {
        var versions = enabled.stream().collect(Collectors.toMap(Published::plugin, Published::version));
        return required(release).stream()
                .filter(need -> Optional.ofNullable(versions.get(need.plugin()))
                        .filter(need::fits)
                        .isEmpty())
                .map(need -> new Lack(need.plugin(), need.range(), versions.get(need.plugin())))
                .toList();
    }

    /// Which enabled plugins could not go on with this release of one that they need, one sentence each.
    public List<String> broken(Published release) {
        return enabled().stream()
                .filter(other -> !other.plugin().equals(release.plugin()))
                .flatMap(other -> required(other).stream()
                        .filter(need -> need.plugin().equals(release.plugin()) && !need.fits(release.version()))
                        .map(need -> other.plugin() + " " + other.version() + " needs " + need.plugin() + " "
                                + need.range() + ", and this is " + release.version() + "."))
                .toList();
    }

    /// @throws ProblemException `plugin-needed` when an enabled plugin cannot do without this one
    void releaseFrom(PluginId plugin) {
        var dependents = enabled().stream()
                .filter(other ->
                        required(other).stream().anyMatch(need -> need.plugin().equals(plugin)))
                .map(other -> other.plugin().toString())
                .sorted()
                .collect(Collectors.joining(", "));
        if (!dependents.isEmpty()) {
            throw new ProblemException(
                    InstallationProblem.PLUGIN_NEEDED, "It is needed by " + dependents + ". Uninstall that first.");
        }
    }

    private Collection<Published> enabled() {
        var digests = store.enabled().stream()
                .map(installation -> installation.setup().release().digest())
                .toList();
        return releases.byDigests(digests).values();
    }

    static List<Dependency> required(Published release) {
        return release.manifest().operation().requires().plugins().stream()
                .filter(need -> !need.optional())
                .toList();
    }
}
