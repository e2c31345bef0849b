package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What tenant-service says to who holds the link of an invitation.
public final class Invitations {
    private Invitations() {}

    /// An invitation that can be accepted.
    ///
    /// @param slug the organization's address
    /// @param account `new` when a password is to be chosen, else `existing`
    /// @param invitedBy name of who invited
    public record Offer(
            String organization,
            String slug,
            String email,
            String role,
            @Nullable Instant expiresAt,
            @Nullable String account,
            @Nullable String invitedBy) {
        public boolean needsAccount() {
            return "new".equals(account);
        }
    }

    /// @param code of the link
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Acceptance(
            String code,
            @Nullable String givenName,
            @Nullable String familyName,
            @Nullable String password) {
        /// Leaves the secrets and the person out.
        @Override
        public String toString() {
            return "Acceptance[...]";
        }
    }

    /// @param account `created` or `existing`
    public record Joined(Organization tenant, @Nullable String account) {
        public record Organization(String slug, String name) {}

        public boolean existing() {
            return "existing".equals(account);
        }
    }
}
