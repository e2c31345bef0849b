package dev.portolan.tenants.invitations;

import dev.portolan.tenants.tenants.Tenant;
import org.jspecify.annotations.Nullable;

/// An invitation as it is found by its link.
///
/// @param accepted who accepted it, where somebody has
record Invited(
        Tenant tenant, Invitation invitation, @Nullable Acceptance accepted) {
    record Acceptance(String subject, AccountKind account) {}
}
