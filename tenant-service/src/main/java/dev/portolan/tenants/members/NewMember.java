package dev.portolan.tenants.members;

/// A person to take in.
///
/// @param subject the person's id at Keycloak
public record NewMember(String subject, String name, String email, Role role) {}
