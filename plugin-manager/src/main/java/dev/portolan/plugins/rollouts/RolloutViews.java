package dev.portolan.plugins.rollouts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.plugins.rollouts.ReachRepository.Reach;
import dev.portolan.plugins.rollouts.RolloutService.Standing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What staff are answered about rollouts.
final class RolloutViews {
    private RolloutViews() {}

    /// A release, how far it is for, and how far it has come.
    ///
    /// @param steps what staff have said of it, newest first
    record Seen(
            String publisher,
            String plugin,
            String version,
            @JsonUnwrapped Spread spread,
            @JsonUnwrapped Reach reach,
            List<Step> steps) {
        Seen {
            steps = List.copyOf(steps);
        }

        static Seen of(Standing standing, Reach reach) {
            var release = standing.release();
            var rollout = standing.rollout();
            return new Seen(
                    release.plugin().publisher(),
                    release.plugin().plugin(),
                    release.version(),
                    new Spread(
                            rollout.percent(), rollout.rings().stream().sorted().toList(), rollout.paused()),
                    reach,
                    standing.steps().stream().map(Step::of).toList());
        }
    }

    record Spread(int percent, List<Ring> rings, boolean paused) {
        Spread {
            rings = List.copyOf(rings);
        }
    }

    record Step(int percent, List<String> rings, boolean paused, String by, Instant at) {
        Step {
            rings = List.copyOf(rings);
        }

        static Step of(RolloutStepRow row) {
            var rings = Arrays.stream(row.rings.toLowerCase(Locale.ROOT).split(",", -1))
                    .toList();
            return new Step(row.percent, rings, row.paused, row.authorName, row.at);
        }
    }
}
