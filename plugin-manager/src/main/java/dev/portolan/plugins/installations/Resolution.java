package dev.portolan.plugins.installations;

import dev.portolan.plugins.installations.Choices.Choice;
import dev.portolan.plugins.installations.DependencyWorld.Candidate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a search for what a release needs has come to.
sealed interface Resolution {
    /// All go together.
    ///
    /// @param along what is to be installed or enabled, each after what it needs itself
    record Found(List<Taken> along) implements Resolution {
        public Found {
            along = List.copyOf(along);
        }
    }

    /// Nothing does.
    ///
    /// @param refusals one sentence each
    record None(List<String> refusals) implements Resolution {
        public None {
            refusals = List.copyOf(refusals);
        }

        static None of(List<Conflict> conflicts) {
            return new None(
                    conflicts.stream().map(Conflict::sentence).distinct().toList());
        }
    }

    /// @param demand who needs it
    /// @param why in words: who needs it, and why it is no newer version
    record Taken(Candidate release, Demand demand, String why) {
        static Taken enabled(Candidate release, Demand demand) {
            return new Taken(release, demand, demand + ": it is installed and disabled, and will be enabled.");
        }

        /// @param demands all that the others have of it
        /// @param versions all that could have been installed, the best first
        static Taken installed(Choice choice, List<Demand> demands, List<String> versions) {
            var release = choice.release();
            var first = demands.getFirst();
            var newer = versions.stream()
                    .takeWhile(version -> !version.equals(release.version()))
                    .filter(first::fits)
                    .toList();
            var narrower = demands.stream().filter(demand -> !newer.stream().allMatch(demand::fits));
            var who = Stream.concat(Stream.of(first), narrower)
                    .map(Demand::toString)
                    .collect(Collectors.joining(", and "));
            var tried = choice.newer();
            if (tried == null) {
                return new Taken(release, first, who + ".");
            }
            var against = tried.conflict().against(release.plugin(), tried.version());
            return new Taken(release, first, who + ". It is " + release.version() + ", since " + against + ".");
        }
    }
}
