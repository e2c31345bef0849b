package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What tenant-service says about who may come in: invitations, API tokens, support.
public final class Members {
    private Members() {}

    /// Somebody by name.
    public record Who(@Nullable String subject, @Nullable String name) {
        public String words() {
            return name == null || name.isBlank() ? "somebody" : name;
        }
    }

    /// @param state `pending`, `accepted`, `revoked` or `expired`
    /// @param sentAt when the mail last went out
    public record Invitation(
            String id,
            String email,
            String role,
            String state,
            @Nullable Who invitedBy,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant sentAt) {}

    /// @param message goes into the mail
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewInvitation(
            String email, String role, @Nullable String message) {}

    /// A token that stands for a member.
    ///
    /// @param prefix the first letters, by which it is told from others
    /// @param scopes names of dev.portolan.contracts.Permissions
    /// @param token the token itself; only in the answer to its making
    public record ApiToken(
            String id,
            String name,
            @Nullable String prefix,
            List<String> scopes,
            @Nullable Who owner,
            @Nullable Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Nullable String token) {
        public ApiToken {
            scopes = scopes == null ? List.of() : List.copyOf(scopes);
        }

        /// Without the secret.
        @Override
        public String toString() {
            return "ApiToken[" + id + "]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewToken(
            String name, List<String> scopes, @Nullable Instant expiresAt) {
        public NewToken {
            scopes = List.copyOf(scopes);
        }
    }

    /// The provider's support asks to see, or sees, the organization.
    ///
    /// @param state `requested`, `active`, `refused`, `ended` or `expired`
    /// @param write whether it may change settings, too
    /// @param minutes how long it is asked for
    public record SupportSession(
            String id,
            @Nullable String reason,
            String state,
            @Nullable Who staff,
            boolean write,
            @Nullable Integer minutes,
            @Nullable Instant requestedAt,
            @Nullable Who consentedBy,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt) {
        public boolean active() {
            return "active".equals(state);
        }

        public String staffName() {
            return staff == null ? "Support" : staff.words();
        }
    }
}
