package dev.portolan.tenants.exports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One export of the current tenant.
///
/// @param progress 0 to 100
/// @param archive present when it is done
@JsonInclude(JsonInclude.Include.NON_NULL)
record Export(
        UUID id,
        ExportState state,
        int progress,
        Instant createdAt,
        @Nullable Instant finishedAt,
        @JsonUnwrapped @Nullable Archive archive) {
    /// @param expiresAt until when it can be fetched
    record Archive(long bytes, String sha256, Instant expiresAt) {}
}
