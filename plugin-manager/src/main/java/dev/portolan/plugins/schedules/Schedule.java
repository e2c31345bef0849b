package dev.portolan.plugins.schedules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portolan.plugins.packages.ExtensionPoint;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How the runs of an extension stand.
///
/// @param progress of the run that is under way, if it has said any
public record Schedule(
        UUID id,
        Place place,
        State state,
        Times times,
        @Nullable Progress progress,
        Outcome outcome) {
    public record Place(UUID installation, String extension, ExtensionPoint point) {}

    /// @param started of the run that is under way
    /// @param ended of the last one
    /// @param next absent while none is planned
    public record Times(
            @Nullable Instant started,
            @Nullable Instant ended,
            @Nullable Instant next) {}

    /// What has come of the runs.
    ///
    /// @param kept how many things they keep for the tenant
    /// @param troubles how much of it the catalog has found fault with
    /// @param error of the last run, if that failed
    public record Outcome(long kept, int troubles, @Nullable String error) {}

    /// @param total absent while it is not known
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Progress(long done, @Nullable Long total) {}

    public enum State {
        /// It has not run yet.
        @JsonProperty("waiting")
        WAITING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("ok")
        OK,
        @JsonProperty("failed")
        FAILED,
        /// Its plugin is disabled or blocked.
        @JsonProperty("off")
        OFF
    }
}
