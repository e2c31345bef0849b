package dev.portolan.tenants.apitokens;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.tenants.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What may be known of a token, by which it cannot be used.
///
/// @param prefix its first characters, to tell it from others
/// @param scopes names of permissions
record ApiToken(
        UUID id,
        String name,
        String prefix,
        List<String> scopes,
        Owner owner,
        @JsonUnwrapped Times times) {
    ApiToken {
        scopes = List.copyOf(scopes);
    }

    /// @param lastUsedAt to some minutes; absent for never
    /// @param revokedAt absent while it works or has expired
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Times(
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /// Reads a row with all columns of `api_token`, and `subject` and `owner` of its member.
    static ApiToken read(ResultSet row) throws SQLException {
        return new ApiToken(
                Sql.uuid(row, "id"),
                row.getString("name"),
                row.getString("prefix"),
                List.of((String[]) row.getArray("scopes").getArray()),
                new Owner(row.getString("subject"), row.getString("owner")),
                new Times(
                        Objects.requireNonNull(Sql.instant(row, "created_at")),
                        Objects.requireNonNull(Sql.instant(row, "expires_at")),
                        Sql.instant(row, "last_used_at"),
                        Sql.instant(row, "revoked_at")));
    }
}
