package dev.portolan.tenants.invitations;

/// Who accepts an invitation.
///
/// @param subject the person's id at Keycloak
record Newcomer(String subject, String name, AccountKind account) {}
