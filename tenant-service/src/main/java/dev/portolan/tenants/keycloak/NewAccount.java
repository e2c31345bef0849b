package dev.portolan.tenants.keycloak;

/// A person whose e-mail address has been proven, and the password that the person chose.
public record NewAccount(String email, String givenName, String familyName, String password) {
    /// What Keycloak takes as a person's name; found out at the field, rather than when the account is made.
    public static final String NAME = "[^<>&\"\\v$%!#?§;*~/\\\\|^=\\[\\]{}()\\p{Cntrl}]*";
    public static final String NO_NAME = "must not have characters such as & < > $ % ! # ? ; * / = ( )";

    /// Leaves the password out.
    @Override
    public String toString() {
        return "NewAccount[...]";
    }
}
