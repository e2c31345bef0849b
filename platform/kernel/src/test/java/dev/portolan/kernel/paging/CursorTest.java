package dev.portolan.kernel.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.kernel.problems.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void comesBackAsItWent() {
        assertThat(Cursor.decode(Cursor.encode("a/b,c\"ü", 7L), 2)).containsExactly("a/b,c\"ü", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "W10", "WzEsMiwzXQ", "W251bGwsbnVsbF0", "eyJhIjoxfQ", "WyJhIiw"})
    void whatIsNoneOfOursIsInvalid(String cursor) {
        assertThatThrownBy(() -> Cursor.decode(cursor, 2))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.pointer()).isEqualTo("cursor")));
    }
}
