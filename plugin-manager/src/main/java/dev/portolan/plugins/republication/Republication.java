package dev.portolan.plugins.republication;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;

/// A run that writes the state topics again.
///
/// @param done how many states have been written
/// @param total of those there were when it began, or have come since
record Republication(UUID id, State state, long done, long total, Instant startedAt, String startedBy) {
    static Republication of(RepublicationRow row) {
        var state = row.state == RepublicationRow.Stage.DONE ? State.DONE : State.RUNNING;
        return new Republication(row.id, state, row.done, row.total, row.startedAt, row.startedBy);
    }

    enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("done")
        DONE
    }
}
