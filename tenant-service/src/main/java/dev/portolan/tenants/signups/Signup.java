package dev.portolan.tenants.signups;

import dev.portolan.contracts.Slug;
import dev.portolan.contracts.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A company on its way to become a tenant.
///
/// @param id random, since who knows it may see how the sign-up goes on
/// @param tenant the id that the tenant will have
/// @param applicant absent once the sign-up is confirmed: the person is a member then
record Signup(
        UUID id,
        TenantId tenant,
        Organization organization,
        @Nullable Applicant applicant,
        Verification verification,
        Instant createdAt) {

    record Organization(String name, Slug slug, String plan, boolean trial) {}

    record Applicant(String email, String givenName, String familyName) {
        String fullName() {
            return givenName + " " + familyName;
        }

        /// Leaves the person out.
        @Override
        public String toString() {
            return "Applicant[...]";
        }
    }

    /// @param failures wrong codes so far
    /// @param confirmedAt absent until the right code came
    record Verification(
            int failures, Instant expiresAt, @Nullable Instant confirmedAt) {
        boolean confirmed() {
            return confirmedAt != null;
        }

        boolean expiredAt(Instant now) {
            return !confirmed() && !expiresAt.isAfter(now);
        }
    }
}
