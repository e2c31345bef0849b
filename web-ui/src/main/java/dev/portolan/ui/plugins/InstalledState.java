package dev.portolan.ui.plugins;

import dev.portolan.ui.clients.Installations.Installed;
import java.util.Optional;

/// How an installation stands, in the order in which somebody has to look at it.
enum InstalledState {
    BLOCKED_BY_PLATFORM("blocked_by_platform", "Stopped by the platform"),
    BLOCKED_BY_PLAN("blocked_by_plan", "Blocked by the plan"),
    OVER_BUDGET("over_budget", "Over its budget"),
    AUTH_EXPIRED("auth_expired", "Sign-in refused"),
    MIGRATION_FAILED("migration_failed", "Settings not moved over"),
    NEEDS_CONFIGURATION("needs_configuration", "Needs configuration"),
    DEGRADED("degraded", "On, with trouble"),
    RETRYING("retrying", "Trying again"),
    ON("enabled", "On"),
    OFF("disabled", "Off"),
    UNINSTALLED("uninstalling", "Uninstalled");

    private final String wire;
    private final String words;

    InstalledState(String wire, String words) {
        this.wire = wire;
        this.words = words;
    }

    static InstalledState of(Installed installed) {
        var desired = named(installed.desired());
        if (desired.isPresent() && desired.get() != ON && desired.get() != OFF) {
            return desired.get();
        }
        var health = named(installed.health().state());
        if (!installed.enabled()) {
            return health.filter(state -> state == OVER_BUDGET).orElse(OFF);
        }
        return health.orElse(ON);
    }

    /// As the API writes it.
    static Optional<InstalledState> named(String wire) {
        for (var state : values()) {
            if (state.wire.equals(wire)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    String wire() {
        return wire;
    }

    String words() {
        return words;
    }
}
