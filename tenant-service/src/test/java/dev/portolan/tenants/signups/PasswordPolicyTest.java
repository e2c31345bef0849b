package dev.portolan.tenants.signups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.kernel.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private static final Signup.Applicant ADA = new Signup.Applicant("ada@example.test", "Ada", "Byron of Lovelace");

    @Test
    void longPhraseIsAccepted() {
        assertThat(PasswordPolicy.check("correct horse battery", ADA)).isEqualTo("correct horse battery");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "            ",
                "eleven char",
                "ADA@example.test",
                "x ada@example.test",
                "byron of lovelace",
                "Ada Byron of Lovelace"
            })
    void guessableIsRefused(String password) {
        assertThatThrownBy(() -> PasswordPolicy.check(password, ADA))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.violations())
                                .extracting("pointer")
                                .containsExactly("/password"));
    }

    @Test
    void tooLongIsRefused() {
        assertThatThrownBy(() -> PasswordPolicy.check("x".repeat(129), ADA)).isInstanceOf(ProblemException.class);
    }
}
