package dev.portolan.ui.conflicts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.ui.conflicts.ConfigurationMerge.Changed;
import dev.portolan.ui.conflicts.ConfigurationMerge.Side;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationMergeTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SEEN =
            "{\"host\":\"a.test\",\"every\":\"PT1M\",\"token\":{\"set\":true},\"quiet\":{\"from\":\"22:00\",\"to\":\"6:00\"}}";
    private static final String BEGUN =
            "{\"host\":\"a.test\",\"every\":\"PT1M\",\"token\":{\"keep\":true},\"quiet\":{\"from\":\"22:00\",\"to\":\"6:00\"}}";

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ConfigurationMerge merge(String theirs, String mine) {
        return new ConfigurationMerge(json(SEEN), json(theirs), json(BEGUN), json(mine));
    }

    private static JsonNode merged(ConfigurationMerge merge, Map<String, Side> choices) {
        return JSON.valueToTree(merge.merged(choices));
    }

    @Test
    void whatOnlyOneHasChangedIsProposedAndNothingIsContested() {
        var merge = merge(SEEN.replace("PT1M", "PT5M"), BEGUN.replace("a.test", "b.test"));

        assertThat(merge.rows()).extracting(Changed::pointer).containsExactlyInAnyOrder("/every", "/host");
        assertThat(merge.rows()).noneMatch(Changed::contested);
        assertThat(merge.theirsChanged()).isTrue();
        assertThat(merged(merge, Map.of()))
                .isEqualTo(json(BEGUN.replace("PT1M", "PT5M").replace("a.test", "b.test")));
    }

    @Test
    void whatBothHaveChangedIsContestedAndTheChoiceDecides() {
        var merge = merge(SEEN.replace("PT1M", "PT5M"), BEGUN.replace("PT1M", "PT9M"));

        assertThat(merge.rows()).singleElement().matches(Changed::contested);
        assertThat(merged(merge, Map.of("/every", Side.THEIRS)).path("every").asText())
                .isEqualTo("PT5M");
        assertThat(merged(merge, Map.of("/every", Side.MINE)).path("every").asText())
                .isEqualTo("PT9M");
    }

    @Test
    void sameChangeByBothIsNoRow() {
        var merge = merge(SEEN.replace("PT1M", "PT5M"), BEGUN.replace("PT1M", "PT5M"));

        assertThat(merge.rows()).isEmpty();
        assertThat(merge.theirsChanged()).isFalse();
        assertThat(merged(merge, Map.of()).path("every").asText()).isEqualTo("PT5M");
    }

    @Test
    void changeOfSomethingElseThanSettingsLeavesMine() {
        var merge = merge(SEEN, BEGUN.replace("22:00", "23:00"));

        assertThat(merge.theirsChanged()).isFalse();
        assertThat(merged(merge, Map.of())).isEqualTo(json(BEGUN.replace("22:00", "23:00")));
    }

    @Test
    void mineOverTheirsAlsoTakesBackWhatTheyAloneHaveChanged() {
        var merge = merge(SEEN.replace("PT1M", "PT5M"), BEGUN);

        assertThat(merged(merge, Map.of("/every", Side.MINE))).isEqualTo(json(BEGUN));
    }

    @Test
    void storedSecretIsKeptAndNewOneOfMineIsSent() {
        var mine = BEGUN.replace("{\"keep\":true}", "{\"set\":\"s3cret\"}");
        var merge = merge(SEEN.replace("PT1M", "PT5M"), mine);

        assertThat(merged(merge, Map.of()).path("token").path("set").asText()).isEqualTo("s3cret");
        assertThat(merged(merge, Map.of("/token", Side.THEIRS))
                        .path("token")
                        .path("keep")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void secretThatTheyTookAwayIsNotSentAsKept() {
        var merge = merge(SEEN.replace("\"set\":true", "\"set\":false"), BEGUN);

        assertThat(merge.rows()).extracting(Changed::pointer).containsExactly("/token");
        assertThat(merged(merge, Map.of()).has("token")).isFalse();
    }

    @Test
    void defaultsThatTheFormFillsInAreNobodysChange() {
        var begun = BEGUN.replace("\"every\"", "\"retries\":3,\"every\"");
        var merge = new ConfigurationMerge(json(SEEN), json(SEEN), json(begun), json(begun));

        assertThat(merge.rows()).isEmpty();
    }

    @Test
    void namesWithSlashesAndTildesComeThrough() {
        var seen = "{\"a/b\":1,\"c~d\":{\"e\":1}}";
        var merge = new ConfigurationMerge(json(seen), json(seen), json(seen), json("{\"a/b\":2,\"c~d\":{\"e\":3}}"));

        assertThat(merged(merge, Map.of())).isEqualTo(json("{\"a/b\":2,\"c~d\":{\"e\":3}}"));
    }

    @Test
    void listsAreComparedAsWholes() {
        var merge = new ConfigurationMerge(
                json("{\"regions\":[\"eu\"]}"),
                json("{\"regions\":[\"eu\",\"us\"]}"),
                json("{\"regions\":[\"eu\"]}"),
                json("{\"regions\":[]}"));

        assertThat(merge.rows()).singleElement().matches(Changed::contested);
    }
}
