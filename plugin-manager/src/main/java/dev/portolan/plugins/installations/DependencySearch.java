package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.installations.Needs.Addition;
import dev.portolan.plugins.marketplace.Published;
import dev.portolan.plugins.packages.Requirements.Dependency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One search for all that a release needs. What two plugins demand of a third may show only after a version of it was
/// chosen: then it begins again, knowing both demands.
final class DependencySearch {
    private static final int MOST = 20;
    private static final int ROUNDS = 10;

    private final DependencyPlanner world;
    private final Published root;
    private final Map<PluginId, Set<Demand>> demands = new LinkedHashMap<>();
    private final Map<PluginId, Published> chosen = new LinkedHashMap<>();
    private final Map<PluginId, Addition> also = new LinkedHashMap<>();
    private final Set<String> refusals = new LinkedHashSet<>();
    private boolean again;

    DependencySearch(DependencyPlanner world, Published root) {
        this.world = world;
        this.root = root;
    }

    /// @param by who needs it
    record Demand(PluginId by, Dependency need) {
        boolean fits(String version) {
            return need.fits(version);
        }

        @Override
        public String toString() {
            return by + " needs " + need.plugin() + " " + need.range();
        }
    }

    Needs result() {
        for (var round = 0; round < ROUNDS; round++) {
            again = false;
            chosen.clear();
            also.clear();
            refusals.clear();
            visit(root, List.of(root.plugin()));
            if (!again) {
                return new Needs(List.copyOf(also.values()), List.copyOf(refusals), notes());
            }
        }
        refusals.add("What " + root.plugin() + " needs could not be brought together. Install it one by one.");
        return new Needs(List.of(), List.copyOf(refusals), notes());
    }

    /// @param path from the root to this release, both included
    private void visit(Published release, List<PluginId> path) {
        for (var need : Dependencies.required(release)) {
            if (path.contains(need.plugin())) {
                refusals.add(circle(path, need.plugin()));
            } else if (chosen.size() >= MOST) {
                refusals.add(
                        root.plugin() + " needs more than " + MOST + " other plugins. Install some of them first.");
                return;
            } else {
                demand(new Demand(release.plugin(), need), path);
            }
        }
    }

    private void demand(Demand demand, List<PluginId> path) {
        var plugin = demand.need().plugin();
        demands.computeIfAbsent(plugin, _ -> new LinkedHashSet<>()).add(demand);
        var present = world.present(plugin);
        if (present.isPresent() && !present.get().uninstalled()) {
            installed(demand, present.get(), path);
            return;
        }
        var before = chosen.get(plugin);
        if (before == null) {
            absent(demand, present, path);
        } else {
            again |= !demand.fits(before.version());
        }
    }

    private void installed(Demand demand, Installation present, List<PluginId> path) {
        var release = world.release(present);
        if (!demand.fits(release.version())) {
            refusals.add(demand + ", and " + release.version() + " is installed. Change its version first.");
            return;
        }
        if (chosen.put(release.plugin(), release) != null) {
            return;
        }
        switch (present.desired()) {
            case ENABLED -> {}
            case DISABLED -> {
                visit(release, along(path, release.plugin()));
                add(release, demand + ": it is installed and disabled, and will be enabled.");
            }
            case NEEDS_CONFIGURATION ->
                refusals.add(demand + ", which waits for its configuration. Configure it first.");
            case BLOCKED_BY_PLAN, BLOCKED_BY_PLATFORM, UNINSTALLING ->
                refusals.add(demand + ", which the plan does not allow at the moment.");
        }
    }

    private void absent(Demand demand, Optional<Installation> retained, List<PluginId> path) {
        var plugin = demand.need().plugin();
        var all = List.copyOf(demands.getOrDefault(plugin, Set.of()));
        var found = world.newest(plugin, all);
        if (found.isEmpty()) {
            refusals.add(none(demand, all));
            return;
        }
        var release = found.get();
        var unset = world.unset(retained, release);
        if (!unset.isEmpty()) {
            refusals.add(demand + ", which must be configured before it runs (" + unset + "). Install it first.");
            return;
        }
        chosen.put(plugin, release);
        visit(release, along(path, plugin));
        add(release, demand + ".");
    }

    private String none(Demand demand, List<Demand> all) {
        if (!world.known(demand.need().plugin())) {
            return demand + ", and the marketplace has no such plugin.";
        }
        if (all.size() > 1
                && all.stream()
                        .allMatch(one ->
                                world.newest(one.need().plugin(), List.of(one)).isPresent())) {
            return all.stream().map(Demand::toString).collect(Collectors.joining(", and "))
                    + ": no version is right for all of them.";
        }
        return demand + ", and there is no such version that can be installed.";
    }

    private void add(Published release, String why) {
        also.putIfAbsent(release.plugin(), new Addition(release, why));
    }

    private List<String> notes() {
        return root.manifest().operation().requires().plugins().stream()
                .filter(Dependency::optional)
                .flatMap(need -> note(need).stream())
                .toList();
    }

    private Optional<String> note(Dependency need) {
        var present = world.present(need.plugin()).filter(Installation::enabled);
        var wish = "It can work with " + need.plugin() + " " + need.range() + " too";
        if (present.isEmpty()) {
            return Optional.of(wish + ", which is not enabled; it does without.");
        }
        var version = world.release(present.get()).version();
        return need.fits(version)
                ? Optional.empty()
                : Optional.of(wish + ", and " + version + " is installed; it does without.");
    }

    private static String circle(List<PluginId> path, PluginId plugin) {
        var round = along(path.subList(path.indexOf(plugin), path.size()), plugin);
        return round.stream().map(PluginId::toString).collect(Collectors.joining(" needs "))
                + ": plugins that need each other in a circle cannot be installed.";
    }

    private static List<PluginId> along(List<PluginId> path, PluginId next) {
        var longer = new ArrayList<>(path);
        longer.add(next);
        return List.copyOf(longer);
    }
}
