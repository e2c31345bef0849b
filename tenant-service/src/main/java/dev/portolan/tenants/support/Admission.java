package dev.portolan.tenants.support;

import dev.portolan.tenants.keycloak.Person;
import dev.portolan.tenants.members.Member;
import dev.portolan.tenants.tenants.Tenant;
import java.time.Instant;
import java.util.List;

/// That somebody of the staff may act in a tenant now, and as what.
///
/// @param owner in whose name
/// @param permissions names of dev.portolan.contracts.Permissions
/// @param at when it was found so, while the session was held: a token must be issued as of this instant, so that the
///     end of the session voids it
/// @param until when the session ends
public record Admission(
        Tenant tenant, Person staff, Member owner, List<String> permissions, Instant at, Instant until) {
    public Admission {
        permissions = List.copyOf(permissions);
    }
}
