package dev.portolan.tenants.keycloak;

/// Who has signed in.
///
/// @param subject id at Keycloak
/// @param email empty for a person without one
public record Person(String subject, String name, String email) {}
