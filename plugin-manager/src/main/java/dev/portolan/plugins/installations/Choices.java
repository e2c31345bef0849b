package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.installations.DependencyWorld.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The releases that one search has chosen so far.
///
/// @param all in the order in which they were chosen, the one that is wanted first
record Choices(SequencedMap<PluginId, Choice> all) {
    static final Choices NONE = new Choices(new LinkedHashMap<>());

    Choices {
        all = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(all));
    }

    /// @param newer the best version that was tried before, and in vain; null when this is the best
    record Choice(Candidate release, @Nullable Newer newer) {}

    /// @param conflict why it was not taken
    record Newer(String version, Conflict conflict) {}

    Choices with(Choice choice) {
        var more = new LinkedHashMap<>(all);
        more.put(choice.release().plugin(), choice);
        return new Choices(more);
    }

    Optional<Candidate> find(PluginId plugin) {
        return Optional.ofNullable(all.get(plugin)).map(Choice::release);
    }

    /// What all of them need.
    Stream<Demand> demands() {
        return all.values().stream()
                .map(Choice::release)
                .flatMap(release -> release.needs().stream().map(need -> new Demand(release.plugin(), need)));
    }

    List<Demand> on(PluginId plugin) {
        return demands().filter(demand -> demand.plugin().equals(plugin)).toList();
    }

    /// The way from one to another along what they need, both included; empty when there is none.
    List<PluginId> way(PluginId from, PluginId to) {
        return way(from, to, new LinkedHashSet<>());
    }

    private List<PluginId> way(PluginId from, PluginId to, Set<PluginId> seen) {
        if (from.equals(to)) {
            return List.of(to);
        }
        if (!seen.add(from)) {
            return List.of();
        }
        var needs = find(from).map(Candidate::needs).orElse(List.of());
        for (var need : needs) {
            var rest = way(need.plugin(), to, seen);
            if (!rest.isEmpty()) {
                var whole = new ArrayList<>(rest);
                whole.addFirst(from);
                return List.copyOf(whole);
            }
        }
        return List.of();
    }

    /// All but the one that is wanted, each after what it needs itself.
    List<Choice> byNeed() {
        var ordered = new LinkedHashMap<PluginId, Choice>();
        var root = all.firstEntry();
        root.getValue().release().needs().forEach(need -> order(need.plugin(), ordered));
        return List.copyOf(ordered.values());
    }

    private void order(PluginId plugin, Map<PluginId, Choice> ordered) {
        var choice = all.get(plugin);
        if (choice != null && !ordered.containsKey(plugin)) {
            choice.release().needs().forEach(need -> order(need.plugin(), ordered));
            ordered.put(plugin, choice);
        }
    }
}
