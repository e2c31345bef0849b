package dev.portolan.plugins.events;

import java.util.List;

/// Fired in the transaction in which events are put on the log, each for the first time.
public record Recorded(List<Happening> happenings) {
    public Recorded {
        happenings = List.copyOf(happenings);
    }
}
