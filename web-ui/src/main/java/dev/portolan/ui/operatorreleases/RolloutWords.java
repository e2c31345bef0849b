package dev.portolan.ui.operatorreleases;

import dev.portolan.ui.clients.StaffReleases.Rollout;
import dev.portolan.ui.clients.StaffReleases.Wanted;
import dev.portolan.ui.page.Amounts;
import dev.portolan.ui.page.Tone;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who gets a release, in words. Knows no components.
final class RolloutWords {
    static final String EARLY = "early";
    static final String GENERAL = "general";
    static final List<String> RINGS = List.of(EARLY, GENERAL);

    private RolloutWords() {}

    static String ring(String ring) {
        return switch (ring) {
            case EARLY -> "Early: tenants that want what is new first";
            case GENERAL -> "General: everybody else";
            default -> ring;
        };
    }

    /// What a rollout means, as a sentence.
    static String sentence(Wanted wanted) {
        if (wanted.rings().isEmpty() || wanted.percent() == 0) {
            return "No tenant sees it as the newest release. Who chooses the version itself can still install it.";
        }
        var who = who(wanted);
        return wanted.paused() ? who + " were to get it. Nobody more does while it is paused." : who + " get it.";
    }

    private static String who(Wanted wanted) {
        var part = wanted.percent() >= 100 ? "All tenants" : wanted.percent() + " of 100 tenants";
        var rings = wanted.rings();
        return rings.containsAll(RINGS) ? part : part + " in the ring " + rings.getFirst();
    }

    /// How a rollout stands, for its badge.
    static Standing state(Rollout rollout, boolean stopped) {
        if (stopped) {
            return new Standing(Tone.BAD, "Stopped");
        }
        if (rollout.paused()) {
            return new Standing(Tone.ATTENTION, "Paused");
        }
        if (rollout.percent() == 0) {
            return new Standing(Tone.NEUTRAL, "Held back");
        }
        var all = rollout.percent() == 100 && rollout.rings().containsAll(RINGS);
        return all ? new Standing(Tone.GOOD, "For all") : new Standing(Tone.INFO, "Under way");
    }

    /// What is wrong with what was put in; empty when nothing is.
    static Optional<String> wrong(@Nullable Integer percent) {
        return percent == null || percent < 0 || percent > 100
                ? Optional.of("must be a whole number from 0 to 100")
                : Optional.empty();
    }

    /// Whether fewer would get it than do now; who has it keeps it.
    static boolean narrower(Wanted now, Wanted wanted) {
        return wanted.percent() < now.percent() || !wanted.rings().containsAll(now.rings());
    }

    /// How far it got: `214 of 1,204 tenants have it`.
    static String progress(Rollout rollout) {
        var all = rollout.reached() + rollout.waiting();
        if (all == 0) {
            return "No tenant follows its channel yet.";
        }
        return Amounts.count(rollout.reached()) + " of " + Amounts.count(all, "tenant")
                + (all == 1 ? " has it." : " have it.");
    }

    /// A small state to be shown as a badge.
    record Standing(Tone tone, String text) {}

    /// @return 0 to 1
    static double share(Rollout rollout) {
        var all = rollout.reached() + rollout.waiting();
        return all == 0 ? 0 : (double) rollout.reached() / all;
    }
}
