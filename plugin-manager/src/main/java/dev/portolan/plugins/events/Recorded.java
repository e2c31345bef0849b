package dev.portolan.plugins.events;

import java.util.List;

/// Fired in the transaction in which events are put on the log, each for the first time.
///
/// @param awaited whether any plugin is to be called because of them
public record Recorded(List<Happening> happenings, boolean awaited) {
    public Recorded {
        happenings = List.copyOf(happenings);
    }
}
