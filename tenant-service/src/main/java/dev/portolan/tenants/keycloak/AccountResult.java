package dev.portolan.tenants.keycloak;

/// How the creation of an account ended.
public sealed interface AccountResult {
    /// The account is there and can be signed in to.
    record Created(String subject) implements AccountResult {}

    /// Somebody has created an account of this e-mail address meanwhile.
    record Exists() implements AccountResult {}

    /// The password does not satisfy Keycloak's policy.
    ///
    /// @param reason a sentence for the person
    record PasswordRefused(String reason) implements AccountResult {}
}
