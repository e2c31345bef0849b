package dev.portolan.tenants.offboarding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far the erasure of a tenant is, and what it did.
///
/// @param state `window`, `erasing` or `erased`
/// @param eraseAt when the window ends, or ended
/// @param progress absent unless it is under way
/// @param finishedAt when nothing was found any more
/// @param topicsExpireBy when the last topic that may hold content of the tenant has forgotten it
@JsonInclude(JsonInclude.Include.NON_NULL)
record ErasureReport(
        String state,
        Instant eraseAt,
        @Nullable Progress progress,
        @Nullable Instant finishedAt,
        List<Outcome> services,
        @Nullable Instant topicsExpireBy) {
    ErasureReport {
        services = List.copyOf(services);
    }

    /// @param error why the last attempt of the step did not end well
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(
            ErasureStep step, int failures, @Nullable String error) {}
}
