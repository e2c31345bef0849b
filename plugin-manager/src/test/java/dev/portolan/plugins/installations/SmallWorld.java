package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.packages.Requirements.Dependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/// A marketplace of a few plugins, and a tenant that has some of them. Plugins are named without their publisher.
final class SmallWorld implements DependencyWorld {
    private static final List<String> VERSIONS = List.of("2.0.0", "1.1.0", "1.0.0");
    private static final List<String> RANGES = List.of("^1", "^2", "~1.0", ">=1.1", "*", "^1 || ^2");

    private final Map<PluginId, Map<String, Candidate>> offers = new LinkedHashMap<>();
    private final Map<PluginId, Present> installed = new HashMap<>();

    /// Some plugins that need each other at random.
    static SmallWorld random(Random random, int plugins) {
        var world = new SmallWorld();
        for (var plugin = 0; plugin < plugins; plugin++) {
            for (var version : VERSIONS) {
                if (random.nextInt(4) > 0) {
                    world.offers("p" + plugin + " " + version, needs(random, plugin, plugins));
                }
            }
            if (random.nextInt(6) == 0) {
                var version = VERSIONS.get(random.nextInt(VERSIONS.size()));
                world.has(random.nextBoolean(), "p" + plugin + " " + version, needs(random, plugin, plugins));
            }
        }
        return world;
    }

    /// Mostly of what comes after it, so that circles are not all there is.
    static String[] needs(Random random, int plugin, int plugins) {
        var needs = new LinkedHashMap<String, String>();
        for (var left = random.nextInt(4); left > 0; left--) {
            var other = random.nextInt(8) == 0 ? random.nextInt(plugins) : plugin + 1 + random.nextInt(plugins);
            if (other < plugins) {
                needs.put("p" + other, RANGES.get(random.nextInt(RANGES.size())));
            } else if (random.nextInt(40) == 0) {
                needs.put("root", "*");
            }
        }
        return needs.entrySet().stream()
                .map(need -> need.getKey() + " " + need.getValue())
                .toArray(String[]::new);
    }

    /// @param release for example `mid 2.1.0`; better ones come before
    /// @param needs for example `auth ^2`
    SmallWorld offers(String release, String... needs) {
        var candidate = candidate(release, needs);
        offers.computeIfAbsent(candidate.plugin(), _ -> new LinkedHashMap<>()).put(candidate.version(), candidate);
        return this;
    }

    SmallWorld has(boolean disabled, String release, String... needs) {
        var candidate = candidate(release, needs);
        installed.put(candidate.plugin(), new Present(candidate, disabled));
        return this;
    }

    Resolution search(Candidate root) {
        return new DependencySearch(this, root).result();
    }

    Resolution search(String... needs) {
        return search(candidate("root 1.0.0", needs));
    }

    static Candidate candidate(String release, String... needs) {
        var parts = release.split(" ", 2);
        return new Candidate(
                plugin(parts[0]),
                parts[1],
                Stream.of(needs).map(SmallWorld::need).toList());
    }

    private static Dependency need(String text) {
        var parts = text.split(" ", 2);
        return new Dependency(plugin(parts[0]), parts[1], false);
    }

    static PluginId plugin(String name) {
        return new PluginId("testers", name);
    }

    @Override
    public Optional<Present> present(PluginId plugin) {
        return Optional.ofNullable(installed.get(plugin));
    }

    @Override
    public boolean known(PluginId plugin) {
        return offers.containsKey(plugin);
    }

    @Override
    public List<String> versions(PluginId plugin) {
        return List.copyOf(offers.getOrDefault(plugin, Map.of()).keySet());
    }

    @Override
    public Optional<Candidate> candidate(PluginId plugin, String version) {
        return Optional.ofNullable(offers.getOrDefault(plugin, Map.of()).get(version));
    }

    /// Tries all there is, whether it makes sense or not.
    boolean possible(Candidate root) {
        var names = new LinkedHashSet<>(offers.keySet());
        names.addAll(installed.keySet());
        return possible(root, List.copyOf(names), Map.of());
    }

    private boolean possible(Candidate root, List<PluginId> left, Map<PluginId, Candidate> chosen) {
        if (left.isEmpty()) {
            return holds(root, chosen);
        }
        var rest = left.subList(1, left.size());
        return possible(root, rest, chosen)
                || choices(left.getFirst()).stream().anyMatch(choice -> possible(root, rest, with(chosen, choice)));
    }

    private List<Candidate> choices(PluginId plugin) {
        return present(plugin)
                .map(present -> present.disabled() ? List.of(present.release()) : List.<Candidate>of())
                .orElseGet(
                        () -> List.copyOf(offers.getOrDefault(plugin, Map.of()).values()));
    }

    static Map<PluginId, Candidate> with(Map<PluginId, Candidate> chosen, Candidate choice) {
        var more = new HashMap<>(chosen);
        more.put(choice.plugin(), choice);
        return Map.copyOf(more);
    }

    /// Whether all of these have what they need, and none needs itself by way of others.
    boolean holds(Candidate root, Map<PluginId, Candidate> chosen) {
        var all = new ArrayList<>(chosen.values());
        all.add(root);
        return all.stream().allMatch(one -> one.needs().stream().allMatch(need -> met(need, root, chosen)))
                && all.stream()
                        .noneMatch(one -> reached(one, with(chosen, root)).contains(one.plugin()));
    }

    private boolean met(Dependency need, Candidate root, Map<PluginId, Candidate> chosen) {
        var other = Optional.ofNullable(chosen.get(need.plugin()))
                .or(() -> present(need.plugin())
                        .filter(present -> !present.disabled())
                        .map(Present::release))
                .or(() -> Optional.of(root).filter(one -> one.plugin().equals(need.plugin())));
        return other.filter(release -> need.fits(release.version())).isPresent();
    }

    /// What one of these needs, and what that needs, and so on.
    static Set<PluginId> reached(Candidate from, Map<PluginId, Candidate> chosen) {
        var reached = new LinkedHashSet<PluginId>();
        var open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            for (var need : open.removeLast().needs()) {
                var other = chosen.get(need.plugin());
                if (other != null && reached.add(need.plugin())) {
                    open.add(other);
                }
            }
        }
        return reached;
    }
}
