package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/// Value of `portolan.release.state`, keyed by digest: whether a release may run.
public record ReleaseState(PluginId plugin, String version, String digest, Status status, Instant at) {
    /// Where a release stands; only `REVOKED` stops what is running.
    public enum Status {
        @JsonProperty("published")
        PUBLISHED,
        @JsonProperty("deprecated")
        DEPRECATED,
        @JsonProperty("yanked")
        YANKED,
        @JsonProperty("revoked")
        REVOKED
    }
}
