package dev.portolan.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import dev.portolan.ui.clients.Events.Event;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventWordsTest {
    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            entity.changed     | {"fields":["metadata.tags","spec.owner"],"cause":{"kind":"person"}} | changed in tags, owner, by hand
            entity.created     | {"cause":{"kind":"source"}}                                          | was added to the catalog, as its source says
            entity.deleted     | {}                                                                   | was removed from the catalog
            location.refreshed | {"entities":12,"errors":1}                                           | A source was read: 12 entities, 1 errors
            webhook.received   | {"status":202}                                                       | was called from outside and answered with 202
            webhook.received   | {"status":401}                                                       | was called by somebody who could not prove who they are
            action.finished    | {"title":"Deploy","state":"failed","message":"no"}                    | “Deploy” failed: no
            plugin.upgraded    | {"from":"1.0.0","to":"1.1.0"}                                        | went from version 1.0.0 to 1.1.0
            plugin.a.b.done    | {"n":3,"x":{}}                                                       | says: done (n 3)
            tenant.plan-changed | {"from":"team","to":"business"}                                     | The plan changed from team to business
            never.heard        | {}                                                                   | never.heard
            """)
    void anEventReadsAsASentence(String type, String data, String sentence) throws JsonProcessingException {
        var event =
                new Event("1", Instant.EPOCH, type, "x", "a/b", null, null, JSON.readTree(data), IntNode.valueOf(0), 0);
        assertThat(EventWords.what(event)).isEqualTo(sentence);
    }
}
