package dev.portolan.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.catalog.search.Words.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            payment-service        | payment service
            Payment_Service.v2     | payment service v2
            Über die Straße        | uber die strasse
            U\u0308bersicht        | ubersicht
            Ångström Łódź          | angstrom lodz
            "a" AND (b* OR -c)     | a and b or c
            Москва                 | москва
            決済サービス                 | 決 済 サ ー ヒ ス
            ﬁle № 5                | file 5
            """)
    void textIsWordsInLowerCaseWithoutAccents(String text, String words) {
        assertThat(Words.of(text).stream().map(Word::text)).containsExactly(words.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PaymentService | paymentservice payment service
            XMLParser      | xmlparser xml parser
            oauth2         | oauth2
            myA            | mya my
            """)
    void camelsHaveParts(String text, String words) {
        assertThat(Words.withParts(text).stream().map(Word::text)).containsExactly(words.split(" "));
    }

    @Test
    void placesAreThoseOfTheText() {
        assertThat(Words.withParts("die StraßenKarte!"))
                .containsExactly(
                        new Word("die", 0, 3),
                        new Word("strassenkarte", 4, 16),
                        new Word("strassen", 4, 11),
                        new Word("karte", 11, 16));
    }

    @Test
    void oneNameHasManySpellings() {
        assertThat(Words.joined("payment-service"))
                .isEqualTo(Words.joined("PaymentService"))
                .isEqualTo(Words.joined("Payment Service"))
                .isEqualTo("paymentservice");
    }

    @Test
    void aWordIsCut() {
        assertThat(Words.of("a".repeat(10_000))).containsExactly(new Word("a".repeat(64), 0, 10_000));
    }
}
