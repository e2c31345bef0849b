package dev.portolan.tenants.tokens;

import java.time.Duration;

/// A signed token.
///
/// @param value goes into `Authorization: Bearer`
/// @param life from now on
/// @param scope the permissions, separated by spaces; empty for staff and services
public record IssuedToken(String value, Duration life, String scope) {
    /// Leaves the token out.
    @Override
    public String toString() {
        return "IssuedToken[...]";
    }
}
