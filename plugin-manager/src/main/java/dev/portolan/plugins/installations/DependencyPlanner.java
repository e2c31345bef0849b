package dev.portolan.plugins.installations;

import dev.portolan.contracts.Problem.Violation;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.plugins.installations.Needs.Addition;
import dev.portolan.plugins.installations.Resolution.Taken;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.marketplace.ReleaseService;
import dev.portolan.plugins.packages.Requirements.Dependency;
import dev.portolan.plugins.permissions.Grants;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Works out what else must be installed for a release to run, before anything is changed. Writes nothing.
///
/// Which versions go together is a matter of [DependencySearch]. Whether they then lack something that only the admin
/// can give is looked at afterwards, and told: no older version is taken to get around it.
@ApplicationScoped
class DependencyPlanner {
    private final InstallationStore store;
    private final ReleaseService releases;
    private final ReleaseChoice choice;
    private final Planner planner;
    private final Standing standing;

    DependencyPlanner(
            InstallationStore store,
            ReleaseService releases,
            ReleaseChoice choice,
            Planner planner,
            Standing standing) {
        this.store = store;
        this.releases = releases;
        this.choice = choice;
        this.planner = planner;
        this.standing = standing;
    }

    Needs of(Published release) {
        if (release.manifest().operation().requires().plugins().isEmpty()) {
            return new Needs(List.of(), List.of(), List.of());
        }
        var world = new TenantWorld(store, releases, choice, standing);
        return switch (new DependencySearch(world, TenantWorld.candidate(release)).result()) {
            case Resolution.Found(var along) -> needs(release, along, world);
            case Resolution.None(var refusals) -> new Needs(List.of(), refusals, notes(release, world));
        };
    }

    private Needs needs(Published root, List<Taken> along, TenantWorld world) {
        var also = new ArrayList<Addition>();
        var refusals = new ArrayList<String>();
        for (var taken : along) {
            var plugin = taken.release().plugin();
            var present = world.installed(plugin).map(world::release);
            var release =
                    present.orElseGet(() -> world.offer(plugin, taken.release().version()));
            var unset = present.isPresent() ? "" : unset(world.retained(plugin), world, release);
            refusals.addAll(waiting(release, world));
            if (unset.isEmpty()) {
                also.add(new Addition(release, taken.why()));
            } else {
                refusals.add(taken.demand() + ", which must be configured before it runs (" + unset
                        + "). Install it first.");
            }
        }
        refusals.addAll(waiting(root, world));
        return new Needs(also, refusals.stream().distinct().toList(), notes(root, world));
    }

    /// What of that which a release needs is installed and cannot be enabled along.
    private static List<String> waiting(Published release, TenantWorld world) {
        return Dependencies.required(release).stream()
                .map(need -> new Demand(release.plugin(), need))
                .flatMap(demand -> world.installed(demand.plugin()).stream()
                        .flatMap(present -> waiting(demand, present.desired()).stream()))
                .toList();
    }

    private static Optional<String> waiting(Demand demand, Desired desired) {
        return switch (desired) {
            case ENABLED, DISABLED -> Optional.empty();
            case NEEDS_CONFIGURATION ->
                Optional.of(demand + ", which waits for its configuration. Configure it first.");
            case BLOCKED_BY_PLAN, BLOCKED_BY_PLATFORM, UNINSTALLING ->
                Optional.of(demand + ", which the plan does not allow at the moment.");
        };
    }

    /// What an admin would have to set before a plugin runs that is installed along with another; empty when nothing.
    private String unset(Optional<Installation> retained, TenantWorld world, Published release) {
        var all = Grants.of(release.manifest().operation().permissions());
        var former = retained.map(world::release).orElse(null);
        var request = new InstallRequest(release.version(), null, true, null, all, null);
        return lacking(retained.orElse(null), former, release, request).stream()
                .map(one -> one.pointer().replace("/configuration/", ""))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private List<Violation> lacking(
            @Nullable Installation before, @Nullable Published former, Published release, InstallRequest request) {
        try {
            return planner.plan(before, former, release, request).missing();
        } catch (ProblemException e) {
            return e.violations(); // what was kept of it does not fit this version
        }
    }

    /// What it could use and does without.
    private static List<String> notes(Published release, TenantWorld world) {
        return release.manifest().operation().requires().plugins().stream()
                .filter(Dependency::optional)
                .flatMap(need -> note(need, world).stream())
                .toList();
    }

    private static Optional<String> note(Dependency need, TenantWorld world) {
        var present = world.installed(need.plugin()).filter(Installation::enabled);
        var wish = "It can work with " + need.plugin() + " " + need.range() + " too";
        if (present.isEmpty()) {
            return Optional.of(wish + ", which is not enabled; it does without.");
        }
        var version = world.release(present.get()).version();
        return need.fits(version)
                ? Optional.empty()
                : Optional.of(wish + ", and " + version + " is installed; it does without.");
    }
}
