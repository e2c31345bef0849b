package dev.portolan.tenants.members;

import java.time.Instant;

/// A person in a tenant.
///
/// @param subject the person's id at Keycloak
public record Member(String subject, String name, String email, Role role, Instant since) {}
