package dev.portolan.tenants.keycloak;

import dev.portolan.kernel.problems.ProblemException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a password must be before Keycloak, whose policy has the last word, is asked.
public final class PasswordPolicy {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private PasswordPolicy() {}

    /// @param email lower case
    /// @return the account with this password
    /// @throws ProblemException `invalid` at `/password`
    public static NewAccount check(String email, String givenName, String familyName, @Nullable String password) {
        if (password == null || password.isBlank()) {
            throw refused("must not be blank");
        }
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw refused("must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        var folded = password.toLowerCase(Locale.ROOT);
        var personal = Stream.of(email, givenName + " " + familyName, givenName, familyName)
                .map(text -> text.toLowerCase(Locale.ROOT));
        if (folded.contains(email) || personal.anyMatch(folded::equals)) {
            throw refused("must not be your name or your e-mail address");
        }
        return new NewAccount(email, givenName, familyName, password);
    }

    private static ProblemException refused(String why) {
        return ProblemException.invalid("/password", why);
    }
}
