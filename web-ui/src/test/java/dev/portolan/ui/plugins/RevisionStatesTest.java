package dev.portolan.ui.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.ui.clients.Plugins.Difference;
import dev.portolan.ui.clients.Plugins.Revision;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RevisionStatesTest {
    private static final JsonNode CHANGED = TextNode.valueOf("changed");
    private static final Revision FIRST =
            revision(1, "installed", set("/version", text("1.0.0")), set("/configuration/every", text("PT1M")));
    private static final Revision SECOND =
            revision(2, "configured", change("/configuration/every", text("PT1M"), text("PT5M")));
    private static final Revision THIRD = revision(
            3,
            "upgraded",
            change("/version", text("1.0.0"), text("1.1.0")),
            set("/configuration/n", IntNode.valueOf(3)));
    private static final Revision FOURTH =
            revision(4, "configured", change("/configuration/every", text("PT5M"), text("PT1M")));
    private static final RevisionStates HISTORY = new RevisionStates(List.of(FOURTH, THIRD, SECOND, FIRST));

    private static JsonNode text(String value) {
        return TextNode.valueOf(value);
    }

    private static Difference set(String path, JsonNode after) {
        return new Difference(path, null, after);
    }

    private static Difference change(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
        return new Difference(path, before, after);
    }

    private static Revision revision(long number, String change, Difference... diff) {
        return new Revision(number, null, null, null, change, List.of(diff));
    }

    @Test
    void neighboursDifferInWhatTheLaterHasChanged() {
        assertThat(HISTORY.between(1, 2)).hasValue(SECOND.diff());
    }

    @Test
    void whatWasChangedBackInBetweenIsNoDifference() {
        assertThat(HISTORY.between(1, 4))
                .hasValue(List.of(
                        set("/configuration/n", IntNode.valueOf(3)), change("/version", text("1.0.0"), text("1.1.0"))));
        assertThat(HISTORY.between(2, 2)).hasValue(List.of());
    }

    @Test
    void theWayBackIsTheDifferenceTurnedRound() {
        assertThat(HISTORY.between(4, 2))
                .hasValue(List.of(
                        change("/configuration/every", text("PT1M"), text("PT5M")),
                        change("/configuration/n", IntNode.valueOf(3), null),
                        change("/version", text("1.1.0"), text("1.0.0"))));
    }

    @Test
    void historyThatBeginsTooLateSaysNothing() {
        assertThat(new RevisionStates(List.of(FOURTH, THIRD)).between(3, 4)).isEmpty();
    }

    @Test
    void installingAnewBeginsAnew() {
        var gone = revision(5, "uninstalled");
        var again = revision(6, "installed", set("/version", text("1.1.0")));
        var states = new RevisionStates(List.of(again, gone, FOURTH, THIRD, SECOND, FIRST));

        assertThat(states.between(4, 5)).hasValue(List.of());
        assertThat(states.between(5, 6))
                .hasValue(List.of(
                        change("/configuration/every", text("PT1M"), null),
                        change("/configuration/n", IntNode.valueOf(3), null)));
    }

    @Test
    void secretsAreToldAsChanged() {
        var first = revision(1, "installed", set("/configuration/token", CHANGED));
        var second = revision(2, "configured", change("/configuration/token", CHANGED, CHANGED));
        var states = new RevisionStates(List.of(first, second));

        assertThat(states.between(1, 2)).hasValue(List.of(set("/configuration/token", CHANGED)));
    }
}
