package dev.portolan.ui.plugins;

import dev.portolan.ui.clients.Installations.Installed;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Tone;

/// Says how an installation stands.
final class StateWords {
    private StateWords() {}

    static Badge badge(Installed installed) {
        var state = InstalledState.of(installed);
        return new Badge(tone(state), state.words());
    }

    private static Tone tone(InstalledState state) {
        return switch (state) {
            case BLOCKED_BY_PLATFORM, BLOCKED_BY_PLAN, OVER_BUDGET, AUTH_EXPIRED -> Tone.BAD;
            case MIGRATION_FAILED, NEEDS_CONFIGURATION, DEGRADED, RETRYING -> Tone.ATTENTION;
            case ON -> Tone.GOOD;
            case OFF, UNINSTALLED -> Tone.NEUTRAL;
        };
    }

    /// How many nodes have applied the last change.
    static String live(Installed installed) {
        var all = installed.observed().size();
        return all == 0
                ? "No node has reported yet"
                : "Live on " + installed.liveNodes() + " of " + all + (all == 1 ? " node" : " nodes");
    }
}
