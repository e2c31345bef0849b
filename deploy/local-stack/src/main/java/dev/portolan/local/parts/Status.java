package dev.portolan.local.parts;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What `./portolan status --json` prints.
///
/// @param ready whether every part is
@JsonPropertyOrder({"ready", "parts"})
public record Status(boolean ready, List<PartStatus> parts) {
    public Status {
        parts = List.copyOf(parts);
    }

    public static Status of(List<PartStatus> parts) {
        return new Status(!parts.isEmpty() && parts.stream().allMatch(part -> part.state() == PartState.READY), parts);
    }

    /// @param pid absent while no process runs
    /// @param readyAfterMs from the start of the process until it was ready; absent before
    @JsonPropertyOrder({"name", "state", "pid", "port", "readyAfterMs"})
    public record PartStatus(
            String name,
            PartState state,
            @Nullable Long pid,
            int port,
            @Nullable Long readyAfterMs) {
        PartStatus in(PartState next) {
            return new PartStatus(name, next, pid, port, readyAfterMs);
        }

        /// What remains true when nothing runs.
        public PartStatus stopped() {
            return new PartStatus(name, PartState.STOPPED, null, port, null);
        }
    }
}
