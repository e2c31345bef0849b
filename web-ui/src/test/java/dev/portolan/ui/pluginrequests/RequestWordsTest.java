package dev.portolan.ui.pluginrequests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.ui.clients.PluginRequests.Request;
import org.junit.jupiter.api.Test;

class RequestWordsTest {
    private static Request request(String json) throws JsonProcessingException {
        return new Request(new ObjectMapper().readTree(json));
    }

    @Test
    void decisionNamesWhoAndWhy() throws JsonProcessingException {
        assertThat(RequestWords.decision(request("{\"decidedBy\":{\"name\":\"Ben\"},\"reason\":\"not now\"}")))
                .isEqualTo("by Ben “not now”");
        assertThat(RequestWords.decision(request("{\"decidedBy\":\"Ben\"}"))).isEqualTo("by Ben");
        assertThat(RequestWords.decision(request("{}"))).isEmpty();
    }

    @Test
    void everyStateHasWords() {
        assertThat(RequestWords.STATES)
                .allSatisfy(state -> assertThat(RequestWords.state(state)).isNotEqualTo(state));
        assertThat(RequestWords.state("open")).isEqualTo("Waiting");
    }
}
