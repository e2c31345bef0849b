package dev.portolan.plugins.invocations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.plugins.invocations.Credential.Carried;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final URI ASKED = URI.create("https://api.test/a?b=c#d");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        "config.t"                                                          | authorization=Bearer s3/t
        {"secret": "config.t"}                                              | authorization=Bearer s3/t
        {"secret": "config.t", "as": "basic"}                               | authorization=Basic czMvdDo=
        {"secret": "config.t", "as": "basic", "user": "ann@acme.test"}      | authorization=Basic YW5uQGFjbWUudGVzdDpzMy90
        {"secret": "config.t", "as": "header", "name": "PRIVATE-TOKEN"}     | PRIVATE-TOKEN=s3/t
        {"secret": "config.t", "as": "header", "prefix": "Token token="}    | authorization=Token token=s3/t
        """)
    void standsInAHeader(String auth, String header) throws JsonProcessingException {
        var carried = carry(auth, "s3/t");

        assertThat(carried.headers()).hasToString("{" + header + "}");
        assertThat(carried.address()).isEqualTo(ASKED);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.test/a?b=c#d, https://api.test/a?b=c&key=s3%2Ft%20x",
        "https://api.test/a, https://api.test/a?key=s3%2Ft%20x",
    })
    void standsInTheQuery(URI asked, URI sent) throws JsonProcessingException {
        var credential = credential("{\"secret\": \"config.t\", \"as\": \"query\", \"name\": \"key\"}");

        assertThat(credential.carry(asked, "s3/t x"))
                .get()
                .extracting(Carried::address)
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({
        "https://hooks.test/services/T0/B0/x, https://hooks.test/services/T0/B0/x",
        "/services/T0/B0/x?sig=y, https://api.test/services/T0/B0/x?sig=y",
        "//elsewhere.test/services, https://elsewhere.test/services",
    })
    void isTheAddress(String secret, URI sent) throws JsonProcessingException {
        assertThat(carry("{\"secret\": \"config.t\", \"as\": \"url\"}", secret).address())
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource({"not an address", "https:", "https://hooks.test", "mailto:ann@acme.test"})
    void isNoAddress(String secret) throws JsonProcessingException {
        var credential = credential("{\"secret\": \"config.t\", \"as\": \"url\"}");

        assertThat(credential.carry(ASKED, secret)).isEmpty();
    }

    @Test
    void whatHoldsTheSecretIsStruckToo() throws JsonProcessingException {
        assertThat(carry("{\"secret\": \"config.t\", \"as\": \"basic\", \"user\": \"ann\"}", "pass")
                        .struck())
                .containsExactly("ann:pass");
        assertThat(carry("{\"secret\": \"config.t\", \"as\": \"url\"}", "https://h.test/in/7?sig=y")
                        .struck())
                .containsExactly("/in/7", "sig=y", "/in/7?sig=y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        7                                                                   | auth must be the name of a secret
        {"as": "basic"}                                                     | auth must be the name of a secret
        {"secret": "config.t", "as": "cookie"}                              | auth.as must be bearer, basic, header, query or url.
        {"secret": "config.t", "as": "basic", "user": "ann:pw"}             | auth.user must be a name without a colon.
        {"secret": "config.t", "as": "basic", "user": "a\\r\\nb"}           | auth.user must be a name without a colon.
        {"secret": "config.t", "as": "header", "name": "a b"}               | auth.name is missing, or
        {"secret": "config.t", "as": "header", "prefix": "a\\r\\nHost: b"}  | auth.prefix is missing, or
        {"secret": "config.t", "as": "query"}                               | auth.name is missing, or
        {"secret": "config.t", "as": "query", "name": "a&b"}                | auth.name is missing, or
        """)
    void aPlaceThatIsNoneIsRefused(String auth, String sentence) {
        assertThatThrownBy(() -> credential(auth))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(sentence);
    }

    private static Carried carry(String auth, String secret) throws JsonProcessingException {
        return credential(auth).carry(ASKED, secret).orElseThrow();
    }

    private static Credential credential(String auth) throws JsonProcessingException {
        return Credential.parse(JSON.readTree(auth));
    }
}
