package dev.portolan.local.parts;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Where a part stands.
public enum PartState {
    @JsonProperty("waiting")
    WAITING("waiting"),
    @JsonProperty("starting")
    STARTING("starting"),
    @JsonProperty("ready")
    READY("ready"),
    /// It was ready and runs, but does not answer now.
    @JsonProperty("unready")
    UNREADY("unready"),
    @JsonProperty("restarting")
    RESTARTING("restarting"),
    /// It has died too often and is not started again.
    @JsonProperty("failed")
    FAILED("failed"),
    @JsonProperty("stopping")
    STOPPING("stopping"),
    @JsonProperty("stopped")
    STOPPED("stopped");

    private final String text;

    PartState(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }
}
