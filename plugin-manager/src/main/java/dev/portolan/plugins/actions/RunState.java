package dev.portolan.plugins.actions;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/// Where a run stands.
enum RunState {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("failed")
    FAILED,
    /// Somebody wanted it no more. What it had done until then is done.
    @JsonProperty("cancelled")
    CANCELLED;

    /// As it is written.
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
