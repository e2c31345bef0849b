package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.kernel.time.Ids;
import dev.portolan.plugins.installations.InstallationStore.Entry;
import dev.portolan.plugins.installations.InstallationStore.Signed;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.permissions.Grants;
import dev.portolan.plugins.schema.Change;
import dev.portolan.plugins.secrets.SecretService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the rest of the service needs of the current tenant's installations: reading them, and the few changes that
/// the platform makes by itself.
@ApplicationScoped
@Transactional
public class InstalledService {
    private static final String OVER_BUDGET = "budget";

    private final InstallationStore store;
    private final ReleaseChoice choice;
    private final ReleaseService releases;
    private final Planner planner;

    InstalledService(InstallationStore store, ReleaseChoice choice, ReleaseService releases, Planner planner) {
        this.store = store;
        this.choice = choice;
        this.releases = releases;
        this.planner = planner;
    }

    /// Finds what is installed, be it enabled or not.
    public Optional<Installation> find(PluginId plugin) {
        return store.find(plugin);
    }

    /// Finds what is installed by its id, be it enabled or not.
    public Optional<Installation> find(UUID installation) {
        return store.find(installation);
    }

    /// All that is enabled, by name.
    public List<Installation> enabled() {
        return store.enabled();
    }

    /// How many plugins are installed, enabled or not: what the plan's limit counts.
    public long count() {
        return store.count();
    }

    /// A page of all that is installed, or of what was uninstalled and can be restored, by name.
    ///
    /// @param after `publisher/plugin` of the last one seen; empty to begin
    public List<Installation> page(boolean retained, String after, int size) {
        return store.page(retained, after, size);
    }

    /// Which of these installations get no new releases by themselves.
    public Set<UUID> manual(Collection<UUID> installations) {
        return store.manual(installations);
    }

    /// Says on the state topic of every plugin of the tenant that it is gone: tombstones. For the tenant's erasure,
    /// in whose transaction it is.
    public void retract() {
        store.retract();
    }

    /// Installs a plugin that comes with the plan: enabled, with its default configuration and all that it asks
    /// for. Does nothing where it is, or was, installed.
    public void installDefault(PluginId plugin) {
        if (store.hold(plugin).isPresent()) {
            return;
        }
        var release = choice.newest(plugin, "stable")
                .or(() -> releases.newest(plugin, "stable")) // a tenant does not begin without what comes with its plan
                .orElseThrow(() -> new ProblemException(Common.NOT_FOUND, "There is no plugin " + plugin + "."));
        var grants = Grants.of(release.manifest().operation().permissions());
        var plan = planner.plan(null, null, release, new InstallRequest(null, null, true, null, grants, null));
        var signed = new Signed(Author.PLATFORM, "comes with the plan");
        var entry = new Entry(Kind.INSTALLED, release, release.version(), 0, plan.diff(), signed);
        var _ = store.write(Ids.next(), plugin, plan.setup(), plan.desired(), entry);
    }

    /// Disables a plugin that broke its budget, in the platform's name, if it still is as the caller knows it.
    ///
    /// @param health says why, for the admin
    public void disable(Installation known, Health health) {
        var now = store.hold(known.plugin());
        if (now.isEmpty()
                || now.get().revision() != known.revision()
                || !now.get().enabled()) {
            return;
        }
        var setup = known.setup();
        var off = new Setup(setup.release(), setup.configuration(), setup.secrets(), setup.grants(), false);
        var release = choice.of(known);
        var diff = List.of(new Change("/enabled", BooleanNode.TRUE, BooleanNode.FALSE));
        var signed = new Signed(Author.PLATFORM, health.message(), OVER_BUDGET);
        var entry = new Entry(Kind.DISABLED, release, release.version(), 0, diff, signed);
        var _ = store.write(known.id(), known.plugin(), off, Desired.DISABLED, entry);
        store.note(known.id(), health);
    }

    /// Remembers how an installation fares. Makes no revision.
    public void note(Installation installation, Health health) {
        store.note(installation.id(), health);
    }

    /// Reads a configuration that has not been saved, as if it had been.
    ///
    /// @param body as for a change; the grants in it, or else those in force, count
    /// @throws ProblemException `invalid` when it lacks anything
    public Trial trial(PluginId plugin, @Nullable JsonNode body) {
        choice.known(plugin);
        var before = store.find(plugin).orElse(null);
        var asked = InstallRequest.parse(body);
        var former = before == null ? null : choice.of(before);
        var release = choice.wanted(plugin, former, asked);
        var grants = asked.grants() != null
                ? asked.grants()
                : before == null ? Grants.of(List.of()) : before.setup().grants();
        var request = new InstallRequest(asked.version(), asked.channel(), false, asked.configuration(), grants, null);
        var plan = planner.plan(before, former, release, request);
        if (!plan.missing().isEmpty()) {
            throw new ProblemException(Common.INVALID, "See violations.", plan.missing());
        }
        return trial(before, plan);
    }

    /// Reads a configuration that is still being filled in, be it incomplete or wrong, as if it had been saved.
    ///
    /// @param body as for [#trial]
    public Trial draft(PluginId plugin, @Nullable JsonNode body) {
        choice.known(plugin);
        var before = store.find(plugin).orElse(null);
        var request = InstallRequest.parse(body);
        var former = before == null ? null : choice.of(before);
        var release = choice.wanted(plugin, former, request);
        return trial(before, planner.draft(before, former, release, request));
    }

    private static Trial trial(@Nullable Installation before, Plan plan) {
        var fresh = plan.fresh().stream()
                .collect(Collectors.toMap(
                        Plan.Fresh::pointer, one -> new SecretService.Opened(one.value(), one.destination())));
        return new Trial(before == null ? Ids.next() : before.id(), plan.release(), plan.setup(), fresh);
    }
}
