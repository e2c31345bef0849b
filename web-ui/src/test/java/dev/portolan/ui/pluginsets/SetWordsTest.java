package dev.portolan.ui.pluginsets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.ui.clients.PluginSets.Item;
import dev.portolan.ui.clients.PluginSets.Refusal;
import dev.portolan.ui.clients.PluginSets.SetPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SetWordsTest {
    private static SetPlan plan(String... actions) {
        return new SetPlan(Stream.of(actions)
                .map(action -> new Item(JsonNodeFactory.instance.objectNode().put("action", action)))
                .toList());
    }

    @Test
    void summaryNamesOnlyWhatThereIs() {
        assertThat(SetWords.summary(plan("install", "same", "install", "uninstall")))
                .isEqualTo("2 to install, 1 to uninstall, 1 as they are.");
        assertThat(SetWords.summary(plan())).isEqualTo("The file names no plugin.");
    }

    @Test
    void whatStaysAndWhatIsRefusedIsNoChange() {
        assertThat(plan("same", "refused", "change").changes()).isEqualTo(1);
    }

    @Test
    void refusalSaysWhereAndWhatBelongsThere() {
        var refusal = new Refusal(
                "/plugins/0", Optional.of(9L), Optional.of("1.x"), Optional.of("a version"), "It is no version.");
        assertThat(SetWords.refusal(refusal)).isEqualTo("Line 9: It is no version. Found: 1.x. Expected: a version.");
    }

    @Test
    void refusalDoesNotSayTheSameTwice() {
        var refusal =
                new Refusal("/kind", Optional.empty(), Optional.of("Nonsense"), Optional.empty(), "kind is Nonsense.");
        assertThat(SetWords.refusal(refusal)).isEqualTo("/kind: kind is Nonsense.");
    }

    @Test
    void everyActionIsInTheOrder() {
        assertThat(SetWords.order())
                .containsExactlyElementsOf(
                        List.of("refused", "install", "change", "enable", "disable", "uninstall", "same"));
    }
}
