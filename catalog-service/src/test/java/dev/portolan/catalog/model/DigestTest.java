package dev.portolan.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.junit.jupiter.api.Test;

class DigestTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        var one = JSON.objectNode().put("a", 1).put("b", "x");
        var other = JSON.objectNode().put("b", "x").put("a", 1);

        assertThat(Digest.of(one)).isEqualTo(Digest.of(other));
    }

    // What is stored has been compared by these digests for long: another one would have everything written anew.
    @Test
    void textsCountAsTheyAreWrittenInJson() {
        for (var letter = 0; letter <= Character.MAX_CODE_POINT; letter += letter < 0x300 ? 1 : 0x11) {
            if (letter < Character.MIN_SURROGATE || letter > Character.MAX_SURROGATE) {
                var text = JSON.textNode("a" + Character.toString(letter) + "\"\\b");

                assertThat(Digest.of(text)).isEqualTo(Digest.of(text + ","));
            }
        }
    }
}
