package dev.portolan.tenants.invitations;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.tenants.members.Role;
import dev.portolan.tenants.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody asked to come in, as those see it who may invite.
///
/// @param email lower case
record Invitation(
        UUID id,
        String email,
        Role role,
        InvitationState state,
        Inviter invitedBy,
        @JsonUnwrapped Times times) {

    /// A member, by the name of that day.
    record Inviter(String subject, String name) {}

    /// @param sentAt when the latest mail was handed over; absent until the first was
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Times(
            Instant createdAt, Instant expiresAt, @Nullable Instant sentAt) {}

    /// Reads a row with all columns of `invitation`.
    static Invitation read(ResultSet row, Instant now) throws SQLException {
        var expires = Objects.requireNonNull(Sql.instant(row, "expires_at"));
        var state = InvitationState.valueOf(row.getString("state"));
        return new Invitation(
                Sql.uuid(row, "id"),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                state == InvitationState.PENDING && !expires.isAfter(now) ? InvitationState.EXPIRED : state,
                new Inviter(row.getString("invited_by"), row.getString("inviter_name")),
                new Times(
                        Objects.requireNonNull(Sql.instant(row, "created_at")), expires, Sql.instant(row, "sent_at")));
    }
}
