package dev.portolan.plugins.reviews;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How far a package that was sent has come.
enum SubmissionState {
    @JsonProperty("uploaded")
    UPLOADED,
    @JsonProperty("validating")
    VALIDATING,
    @JsonProperty("scanning")
    SCANNING,
    /// Waits for a person.
    @JsonProperty("quarantined")
    QUARANTINED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("published")
    PUBLISHED;

    boolean unfinished() {
        return this == UPLOADED || this == VALIDATING || this == SCANNING;
    }
}
