package dev.portolan.plugins.propagation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// How far one live node has come with an installation.
///
/// @param revision the last one it has applied; 0 when it has heard nothing of the installation
/// @param state what it makes of that
/// @param at when the node said so
public record Observed(String node, String service, long revision, State state, Instant at) {
    /// What a node makes of an installation.
    public enum State {
        @JsonProperty("enabled")
        ENABLED,
        @JsonProperty("disabled")
        DISABLED,
        @JsonProperty("uninstalled")
        UNINSTALLED
    }
}
