package dev.portolan.tenants.signups;

import dev.portolan.kernel.problems.ProblemException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a password must be before Keycloak, whose policy has the last word, is asked.
final class PasswordPolicy {
    static final int SHORTEST = 12;
    static final int LONGEST = 128;

    private PasswordPolicy() {}

    /// @return the password
    /// @throws ProblemException `invalid` at `/password`
    static String check(@Nullable String password, Signup.Applicant applicant) {
        if (password == null || password.isBlank()) {
            throw refused("must not be blank");
        }
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw refused("must have " + SHORTEST + " to " + LONGEST + " characters");
        }
        var folded = password.toLowerCase(Locale.ROOT);
        var personal = Stream.of(applicant.email(), applicant.fullName(), applicant.givenName(), applicant.familyName())
                .map(text -> text.toLowerCase(Locale.ROOT));
        if (folded.contains(applicant.email()) || personal.anyMatch(folded::equals)) {
            throw refused("must not be your name or your e-mail address");
        }
        return password;
    }

    private static ProblemException refused(String why) {
        return ProblemException.invalid("/password", why);
    }
}
