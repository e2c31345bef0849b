package dev.portolan.tenants.keycloak;

/// A person whose e-mail address has been proven, and the password that the person chose.
public record NewAccount(String email, String givenName, String familyName, String password) {
    /// Leaves the password out.
    @Override
    public String toString() {
        return "NewAccount[...]";
    }
}
