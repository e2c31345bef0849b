package dev.portolan.plugins.requests;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What became of a request.
enum RequestState {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("approved")
    APPROVED,
    @JsonProperty("rejected")
    REJECTED,
    /// Taken back by who had asked.
    @JsonProperty("withdrawn")
    WITHDRAWN
}
