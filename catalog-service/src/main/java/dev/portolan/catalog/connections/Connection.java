package dev.portolan.catalog.connections;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.catalog.hosts.HostKind;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A connection as it may be seen: without its token.
///
/// @param host with its port where that is not 443, and the folder there that a GitLab stands in
/// @param username shown with the token where the host wants one
/// @param webhook whether the host can tell of changes
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Connection(
        UUID id,
        HostKind kind,
        String host,
        String name,
        @Nullable String username,
        @JsonUnwrapped Use use,
        boolean webhook) {

    static Connection of(ConnectionRow row) {
        return new Connection(
                row.id,
                HostKind.named(row.kind).orElseThrow(),
                row.host,
                row.name,
                row.username,
                new Use(row.createdAt, row.lastUsedAt, row.lastError),
                row.webhook != null);
    }

    /// @param lastError why the host did not take the token when it was last shown; absent when it did
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Use(
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable String lastError) {}
}
