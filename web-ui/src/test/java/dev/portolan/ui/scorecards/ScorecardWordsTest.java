package dev.portolan.ui.scorecards;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.streams.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScorecardWordsTest {
    @Test
    void aFilterIsSaidInWords() {
        assertThat(ScorecardWords.about(json("{}"))).isEqualTo("All entities");
        assertThat(ScorecardWords.about(json("{\"kind\": \"component\"}"))).isEqualTo("Components");
        assertThat(ScorecardWords.about(json("{\"kind\": \"api\"}"))).isEqualTo("APIs");
        assertThat(ScorecardWords.about(json("{\"kind\": \"component\", \"spec.type\": \"service\"}")))
                .isEqualTo("Components of type service");
        assertThat(ScorecardWords.about(json("{\"$not\": {\"kind\": \"api\"}}")))
                .isEqualTo("Entities of a filter");
    }

    @Test
    void aShareOfNothingIsADash() {
        assertThat(ScorecardWords.share(2, 3)).isEqualTo("67 %");
        assertThat(ScorecardWords.share(0, 0)).isEqualTo("–");
    }

    private static JsonNode json(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    }
}
