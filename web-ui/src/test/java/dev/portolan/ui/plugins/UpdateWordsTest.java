package dev.portolan.ui.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.ui.clients.PluginUpdates.Outcome;
import dev.portolan.ui.clients.PluginUpdates.Update;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateWordsTest {
    private static Outcome outcome(String word) {
        return new Outcome(JsonNodeFactory.instance.objectNode().put("outcome", word));
    }

    @Test
    void summaryCountsWhatWasUpdated() {
        assertThat(UpdateWords.summary(List.of())).isEqualTo("There was nothing to update.");
        assertThat(UpdateWords.summary(List.of(outcome("updated")))).isEqualTo("It was updated.");
        assertThat(UpdateWords.summary(List.of(outcome("updated"), outcome("updated"))))
                .isEqualTo("All 2 were updated.");
        assertThat(UpdateWords.summary(List.of(outcome("updated"), outcome("failed"), outcome("blocked"))))
                .isEqualTo("1 of 3 were updated. The others are as they were.");
    }

    @Test
    void remarksNameWhatBlocksWhatGrowsAndWhatMoves() throws JsonProcessingException {
        var update = new Update(new ObjectMapper().readTree("""
                {"blockedBy":["It needs portolan 2.0."],"budgets":[{"name":"memoryMiB","from":32,"to":64}],"migrates":true}"""));

        assertThat(UpdateWords.remarks(update))
                .containsExactly(
                        "It needs portolan 2.0.",
                        "Its limit of memory goes from 32 to 64 MiB.",
                        "Its settings are moved over to the new release; if that fails, everything stays as it is.");
    }

    @Test
    void wordsThatAreNotKnownAreShownAsTheyAre() {
        assertThat(UpdateWords.outcome("put_off")).isEqualTo("put off");
        assertThat(UpdateWords.outcomeTone("put_off")).isEqualTo("neutral");
    }
}
