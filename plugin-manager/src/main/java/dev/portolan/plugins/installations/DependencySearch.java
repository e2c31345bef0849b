package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.installations.Choices.Choice;
import dev.portolan.plugins.installations.Choices.Newer;
import dev.portolan.plugins.installations.DependencyWorld.Candidate;
import dev.portolan.plugins.installations.DependencyWorld.Present;
import dev.portolan.plugins.installations.Resolution.Taken;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One search for all that a release needs, in versions that go together: one plugin after another, of each the best
/// version first. Where nothing goes together with what was chosen so far, it goes back to the last choice that has
/// to do with it and takes an older version there. So it finds a way exactly when there is one, unless it has looked
/// at more releases than it may.
///
/// What is installed stays as it is. Who needs a plugin is chosen before that plugin is, so an older version is taken
/// of what is needed rather than of who needs it.
final class DependencySearch {
    private static final int MOST = 20;
    private static final int MOST_LOOKS = 3000;
    private static final int ROUNDS = 10;

    private final DependencyWorld world;
    private final Candidate root;
    /// What was chosen too early once: it comes after all others, the highest number last.
    private final Map<PluginId, Integer> late = new HashMap<>();

    private int looks;
    private int rounds;

    DependencySearch(DependencyWorld world, Candidate root) {
        this.world = world;
        this.root = root;
    }

    private sealed interface Step {}

    private record Found(Choices choices) implements Step {}

    private record Spent() implements Step {}

    private sealed interface Hindrance extends Step {}

    /// @param culprits of those that were chosen: as long as all of them stay, nothing goes together
    private record Stuck(Set<PluginId> culprits, List<Conflict> conflicts) implements Hindrance {
        static Stuck of(Collection<PluginId> culprits, Conflict conflict) {
            return new Stuck(new LinkedHashSet<>(culprits), List.of(conflict));
        }
    }

    /// The plugins have to be chosen in another order.
    private record Again() implements Hindrance {}

    Resolution result() {
        while (true) {
            switch (attempt(new Choice(root, null), Choices.NONE)) {
                case Found(var choices) -> {
                    return found(choices);
                }
                case Stuck stuck -> {
                    return Resolution.None.of(stuck.conflicts);
                }
                case Spent() -> {
                    return Resolution.None.of(List.of(Conflict.unknown(root.plugin(), MOST_LOOKS)));
                }
                case Again() -> {}
            }
        }
    }

    /// Goes on with this choice beside the others.
    private Step attempt(Choice choice, Choices before) {
        if (looks > MOST_LOOKS) {
            return new Spent();
        }
        var choices = before.with(choice);
        if (choices.all().size() > MOST + 1) {
            return Stuck.of(choices.all().keySet(), Conflict.tooMany(root.plugin(), MOST));
        }
        var culprits = new LinkedHashSet<PluginId>();
        var conflicts = new ArrayList<Conflict>();
        for (var need : choice.release().needs()) {
            var hindrance = hindrance(new Demand(choice.release().plugin(), need), choices);
            if (hindrance.isEmpty()) {
                continue;
            }
            switch (hindrance.get()) {
                case Stuck stuck -> {
                    culprits.addAll(stuck.culprits);
                    conflicts.addAll(stuck.conflicts);
                }
                case Again again -> {
                    return again;
                }
            }
        }
        return conflicts.isEmpty() ? next(choices) : new Stuck(culprits, conflicts);
    }

    private Step next(Choices choices) {
        var open = choices.demands()
                .map(Demand::plugin)
                .filter(plugin -> choices.find(plugin).isEmpty())
                .filter(plugin -> world.present(plugin).map(Present::disabled).orElse(true))
                .min(Comparator.comparing(plugin -> late.getOrDefault(plugin, 0))); // of equals the first
        return open.isEmpty() ? new Found(choices) : choose(open.get(), choices);
    }

    private Step choose(PluginId plugin, Choices choices) {
        var demands = choices.on(plugin);
        var culprits = new LinkedHashSet<PluginId>();
        demands.forEach(demand -> culprits.add(demand.by()));
        var conflicts = List.<Conflict>of();
        Newer newer = null;
        for (var candidate : candidates(plugin, demands)) {
            var step = attempt(new Choice(candidate, newer), choices);
            if (!(step instanceof Stuck stuck) || !stuck.culprits.contains(plugin)) {
                return step;
            }
            culprits.addAll(stuck.culprits);
            if (newer == null) {
                conflicts = stuck.conflicts;
                newer = new Newer(candidate.version(), conflicts.getFirst());
            }
        }
        culprits.remove(plugin);
        return new Stuck(culprits, conflicts);
    }

    /// Why a demand of what was chosen last cannot be met beside all that was chosen.
    private Optional<Hindrance> hindrance(Demand demand, Choices choices) {
        var plugin = demand.plugin();
        var way = choices.way(plugin, demand.by());
        if (!way.isEmpty()) {
            return Optional.of(Stuck.of(way, Conflict.circle(way)));
        }
        var chosen = world.present(plugin).map(Present::release).or(() -> choices.find(plugin));
        if (chosen.filter(release -> demand.fits(release.version())).isPresent()) {
            return Optional.empty();
        }
        if (world.present(plugin).isPresent()) {
            return chosen.map(release -> Stuck.of(Set.of(demand.by()), Conflict.installed(demand, release.version())));
        }
        var demands = choices.on(plugin);
        if (!possible(plugin, demands)) {
            return Optional.of(impossible(plugin, demands));
        }
        return chosen.map(release -> early(demand, release));
    }

    /// Another version of what is chosen would do for all who need it.
    private Hindrance early(Demand demand, Candidate chosen) {
        if (rounds < ROUNDS) {
            late.put(chosen.plugin(), ++rounds);
            return new Again();
        }
        return Stuck.of(Set.of(demand.by(), chosen.plugin()), Conflict.taken(demand, chosen.version()));
    }

    /// Names as few of the demands as it takes.
    private Stuck impossible(PluginId plugin, List<Demand> demands) {
        var few = new ArrayList<>(demands);
        for (var demand : demands) {
            var without = few.stream().filter(other -> !other.equals(demand)).toList();
            if (!without.isEmpty() && !possible(plugin, without)) {
                few.remove(demand);
            }
        }
        var conflict = few.size() == 1 ? Conflict.absent(few.getFirst(), world.known(plugin)) : Conflict.torn(few);
        return Stuck.of(few.stream().map(Demand::by).toList(), conflict);
    }

    private boolean possible(PluginId plugin, List<Demand> demands) {
        return candidates(plugin, demands).iterator().hasNext();
    }

    /// Read one by one, as far as they are wanted.
    private Iterable<Candidate> candidates(PluginId plugin, List<Demand> demands) {
        var present = world.present(plugin).map(Present::release);
        if (present.isPresent()) {
            return List.of(present.get());
        }
        return () -> world.versions(plugin).stream()
                .filter(version -> demands.stream().allMatch(demand -> demand.fits(version)))
                .flatMap(version -> look(plugin, version).stream())
                .iterator();
    }

    private Optional<Candidate> look(PluginId plugin, String version) {
        looks++;
        return world.candidate(plugin, version);
    }

    private Resolution found(Choices choices) {
        return new Resolution.Found(choices.byNeed().stream()
                .map(choice -> {
                    var plugin = choice.release().plugin();
                    var demands = choices.on(plugin);
                    return world.present(plugin).isPresent()
                            ? Taken.enabled(choice.release(), demands.getFirst())
                            : Taken.installed(choice, demands, world.versions(plugin));
                })
                .toList());
    }
}
