package dev.portolan.plugins.installations;

import dev.portolan.contracts.PluginId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Why releases do not go together.
///
/// @param demands that exclude each other, or the one that nothing meets
/// @param why what is said after them
/// @param mend what is said after that where nothing else helps; may be empty
record Conflict(List<Demand> demands, String why, String mend) {
    Conflict {
        demands = List.copyOf(demands);
    }

    /// @param way from a plugin to one that needs it, both included
    static Conflict circle(List<PluginId> way) {
        var names = Stream.concat(way.stream(), Stream.of(way.getFirst()))
                .map(PluginId::toString)
                .collect(Collectors.joining(" needs "));
        return new Conflict(List.of(), names + ": plugins that need each other in a circle cannot be installed", "");
    }

    static Conflict installed(Demand demand, String version) {
        return new Conflict(List.of(demand), ", and " + version + " is installed", ". Change its version first");
    }

    static Conflict taken(Demand demand, String version) {
        return new Conflict(List.of(demand), ", and " + version + " is what goes with the others", "");
    }

    static Conflict absent(Demand demand, boolean known) {
        var words = known
                ? ", and there is no such version that can be installed"
                : ", and the marketplace has no such plugin";
        return new Conflict(List.of(demand), words, "");
    }

    static Conflict torn(List<Demand> demands) {
        return new Conflict(demands, "", ": no version is right for all of them");
    }

    static Conflict tooMany(PluginId plugin, int most) {
        var words = plugin + " needs more than " + most + " other plugins";
        return new Conflict(List.of(), words, ". Install some of them first");
    }

    static Conflict unknown(PluginId plugin, int looks) {
        var words = "What " + plugin + " needs could not be brought together: " + looks + " releases were looked at";
        return new Conflict(List.of(), words, ". Install some of it first");
    }

    /// All of it, for people.
    String sentence() {
        return demands.stream().map(Demand::toString).collect(Collectors.joining(", and ")) + why + mend + ".";
    }

    /// The same as the reason why a version of a plugin was not taken, what that version needs first.
    String against(PluginId plugin, String version) {
        var byOwn = demands.stream()
                .collect(Collectors.partitioningBy(demand -> demand.by().equals(plugin)));
        var own = byOwn.getOrDefault(true, List.of()).stream().map(demand -> demand.of(version));
        var others = byOwn.getOrDefault(false, List.of()).stream().map(Demand::toString);
        var words = Stream.concat(own, others).collect(Collectors.joining(", and "));
        var within = demands.stream().anyMatch(demand -> demand.by().equals(plugin));
        return (within ? "" : version + " does not go with the rest: ") + words + why;
    }
}
