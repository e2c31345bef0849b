package dev.portolan.tenants.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.kernel.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    @Test
    void longPhraseIsAccepted() {
        assertThat(check("correct horse battery").password()).isEqualTo("correct horse battery");
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
        assertThatThrownBy(() -> check(password))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.violations())
                                .extracting("pointer")
                                .containsExactly("/password"));
    }

    @Test
    void tooLongIsRefused() {
        assertThatThrownBy(() -> check("x".repeat(129))).isInstanceOf(ProblemException.class);
    }

    private static NewAccount check(String password) {
        return PasswordPolicy.check("ada@example.test", "Ada", "Byron of Lovelace", password);
    }
}
