package dev.portolan.ui.marketplace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.PluginId;
import dev.portolan.ui.clients.PluginRequests.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestStateTest {
    private static final PluginId UPTIME = new PluginId("portolan", "uptime");

    @Test
    void theNewestRequestForThePluginDecides() {
        var old = asked("rejected", "2026-01-01T00:00:00Z");
        var open = asked("open", "2026-02-01T00:00:00Z");

        assertThat(RequestState.of(List.of(old, open), UPTIME)).isEqualTo(new RequestState.Open(open));
        assertThat(RequestState.of(List.of(open, old), UPTIME)).isEqualTo(new RequestState.Open(open));
    }

    @Test
    void otherPluginsAndWhatWasTakenBackCountForNothing() {
        var withdrawn = asked("withdrawn", "2026-02-01T00:00:00Z");

        assertThat(RequestState.of(List.of(withdrawn), UPTIME)).isEqualTo(new RequestState.None());
        assertThat(RequestState.of(List.of(withdrawn), new PluginId("a", "b"))).isEqualTo(new RequestState.None());
        assertThat(RequestState.of(List.of(), UPTIME)).isEqualTo(new RequestState.None());
    }

    @Test
    void aDecisionNamesWhoAndWhyAsFarAsItIsKnown() {
        assertThat(RequestState.decided(decided("Grace", "too dear"), "No reason."))
                .isEqualTo("Grace: too dear");
        assertThat(RequestState.decided(decided("", "too dear"), "No reason.")).isEqualTo("too dear");
        assertThat(RequestState.decided(decided("Grace", ""), "No reason.")).isEqualTo("No reason. Grace decided it.");
        assertThat(RequestState.decided(decided("", ""), "No reason.")).isEqualTo("No reason.");
    }

    @Test
    void fingerprintsAreGroupedSoThatTheyCanBeCompared() {
        assertThat(PublisherFacts.grouped("9F86D081884C7D65")).isEqualTo("9f86 d081 884c 7d65");
        assertThat(PublisherFacts.grouped("9f86d081884c7d6")).isEqualTo("9f86 d081 884c 7d6");
        assertThat(PublisherFacts.grouped("SHA256:abc/def")).isEqualTo("SHA256:abc/def");
        assertThat(PublisherFacts.bare("https://www.acme.test/")).isEqualTo("www.acme.test");
    }

    @Test
    void anUnknownOrderIsTheUsualOne() {
        assertThat(Sorting.of("popular")).isEqualTo(Sorting.POPULAR);
        assertThat(Sorting.of("<script>")).isEqualTo(Sorting.RELEVANCE);
    }

    private static Request asked(String state, String at) {
        return new Request(JsonNodeFactory.instance
                .objectNode()
                .put("publisher", "portolan")
                .put("plugin", "uptime")
                .put("state", state)
                .put("at", at));
    }

    private static Request decided(String by, String reason) {
        return new Request(
                JsonNodeFactory.instance.objectNode().put("decidedBy", by).put("reason", reason));
    }
}
