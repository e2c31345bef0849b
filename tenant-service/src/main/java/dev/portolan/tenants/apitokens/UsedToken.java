package dev.portolan.tenants.apitokens;

import dev.portolan.tenants.members.Role;
import dev.portolan.tenants.tenants.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A token that works, as it is at the moment of its use.
///
/// @param scopes what its maker gave it; the owner's role now may permit less
public record UsedToken(
        UUID id, Tenant tenant, Owner owner, String email, Role role, List<String> scopes, Instant expiresAt) {
    public UsedToken {
        scopes = List.copyOf(scopes);
    }
}
