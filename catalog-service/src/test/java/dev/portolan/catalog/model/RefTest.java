package dev.portolan.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefTest {
    @ParameterizedTest
    @CsvSource({
        "team-a, group:own/team-a",
        "other/Team-A, group:other/team-a",
        "User:bob, user:own/bob",
        "user:other/bob, user:other/bob",
        "a/b:c, group:a/b:c",
        "user:x/y/z, user:x/y/z",
        "bob@example.com, group:own/bob@example.com"
    })
    void shortFormsAreCompleted(String text, String ref) {
        assertThat(Ref.parse(text, "Group", "own")).hasToString(ref);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a     | Entity reference "a" had missing or empty kind (e.g. did not start with "component:" or similar)
            :a    | Entity reference ":a" was not on the form [<kind>:][<namespace>/]<name>
            k:/a  | Entity reference "k:/a" was not on the form [<kind>:][<namespace>/]<name>
            k:n/  | Entity reference "k:n/" was not on the form [<kind>:][<namespace>/]<name>
            ``    | Entity reference must not be empty
            """)
    void malformedOnesAreRefused(String text, String message) {
        assertThatThrownBy(() -> Ref.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
