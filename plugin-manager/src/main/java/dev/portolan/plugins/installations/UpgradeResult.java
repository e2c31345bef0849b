package dev.portolan.plugins.installations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.portolan.plugins.schema.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How it went to bring an installation to a newer release.
///
/// @param from version; the same as `to` when there is nothing newer
/// @param message what stands in the way, or what happened
/// @param diff what differs, or would; where that is not known yet, the version only
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UpgradeResult(
        String publisher,
        String plugin,
        @Nullable String from,
        @Nullable String to,
        Outcome outcome,
        @Nullable String message,
        List<Change> diff) {
    public UpgradeResult {
        diff = List.copyOf(diff);
    }

    /// How it ended.
    public enum Outcome {
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("would_update")
        WOULD_UPDATE,
        @JsonProperty("waits_for_consent")
        WAITS_FOR_CONSENT,
        @JsonProperty("waits_for_configuration")
        WAITS_FOR_CONFIGURATION,
        @JsonProperty("blocked")
        BLOCKED,
        @JsonProperty("failed")
        FAILED
    }
}
