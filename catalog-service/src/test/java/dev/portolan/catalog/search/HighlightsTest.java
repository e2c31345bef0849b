package dev.portolan.catalog.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HighlightsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pay      | The PaymentService pays             | The <mark>Payment</mark>Service <mark>pays</mark>
            strasse  | Die Straße                          | Die <mark>Straße</mark>
            service  | <b onclick="x">service</b> & 'more' | &lt;b onclick=&quot;x&quot;&gt;<mark>service</mark>&lt;/b&gt; &amp; &#39;more&#39;
            servcie  | a service                           | a <mark>service</mark>
            """)
    void whatWasLookedForIsMarkedAndAllElseEscaped(String word, String text, String html) {
        assertThat(new Highlights(List.of(word), Breadth.TYPOS).in(text)).contains(html);
    }

    @Test
    void otherTextHasNone() {
        assertThat(new Highlights(List.of("orders"), Breadth.WORDS).in("payments"))
                .isEmpty();
        assertThat(new Highlights(List.of("orders"), Breadth.WORDS).in(null)).isEmpty();
        assertThat(new Highlights(List.of(), Breadth.EVERYTHING).in("payments")).isEmpty();
    }

    @Test
    void aLongTextIsCutAroundTheFirst() {
        var html = new Highlights(List.of("needle"), Breadth.WORDS)
                .in("hay ".repeat(300) + "needle " + "hay ".repeat(300))
                .orElseThrow();

        assertThat(html).startsWith("…").contains("<mark>needle</mark>").endsWith("…");
        assertThat(html.length()).isLessThan(280);
    }

    @Test
    void charactersOfTwoAreNotCutApart() {
        var html = new Highlights(List.of("needle"), Breadth.WORDS)
                .in("😀".repeat(300) + " needle " + "😀".repeat(300))
                .orElseThrow();

        assertThat(html.codePoints().filter(point -> point >= 0xD800 && point <= 0xDFFF))
                .isEmpty();
    }
}
