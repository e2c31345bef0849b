package dev.portolan.plugins.invocations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            as it is                 | say pa"ss/w?d now                     | say ••• now
            within JSON              | {"a":"pa\\"ss/w?d"}                    | {"a":"•••"}
            within JSON of a kind    | {"a":"pa\\"ss\\/w?d"}                  | {"a":"•••"}
            URL-encoded              | t=pa%22ss%2Fw%3Fd&b                   | t=•••&b
            base64                   | cGEic3Mvdz9k.                         | •••.
            hex                      | 70612273732f773f64                    | •••
            in another case          | PA"SS/W?D                             | PA"SS/W?D
            """)
    void strikesWhatComesBack(String name, String text, String struck) {
        var mask = new SecretMask();
        mask.add("pa\"ss/w?d");

        assertThat(mask.strike(text)).isEqualTo(struck);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            c2VjcmV0IQ== | •••
            c2VjcmV0IQ   | •••
            """)
    void strikesBase64WithAndWithoutPaddingWhole(String text, String struck) {
        var mask = new SecretMask();
        mask.add("secret!");

        assertThat(mask.strike(text)).isEqualTo(struck);
    }
}
