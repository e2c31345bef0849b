package dev.portolan.tenants.apitokens;

/// The member that a token acts for.
///
/// @param subject the person's id at Keycloak
public record Owner(String subject, String name) {}
