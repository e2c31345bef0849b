package dev.portolan.plugins.schedules;

import java.util.Locale;

/// What a run is for.
public enum Reason {
    /// Its time has come.
    SCHEDULE,
    /// The plugin was enabled, configured or upgraded.
    CHANGE,
    /// Something happened that the extension wants to hear of.
    EVENT,
    /// Somebody asked for it.
    MANUAL;

    /// As functions are told it: a change is nothing that they see.
    public String told() {
        return this == CHANGE ? SCHEDULE.told() : name().toLowerCase(Locale.ROOT);
    }
}
