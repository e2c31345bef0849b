package dev.portolan.tenants.keycloak;

import java.time.Instant;

/// A person's account at Keycloak.
///
/// @param subject its id, the `sub` of tokens
/// @param name to show; empty where the account has none
/// @param usable switched on, and its e-mail address proven
public record Account(String subject, String name, boolean usable, Instant createdAt) {}
