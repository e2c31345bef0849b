package dev.portolan.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class SearchTermTest {
    @Test
    void termsAreThoseOfBackstage() throws JsonProcessingException {
        var entity = entity("""
                {"apiVersion":"a/v1","kind":"B","metadata":{"name":"Web","uid":"u1","etag":"e","tags":["Java","go"],
                 "annotations":{"backstage.io/orphan":"true"}},
                 "spec":{"nul":null,"n":1,"f":2.0,"h":1.5,"b":false,"deep":{"arr":[{"d":1},{"d":2}]},"long":"%s"},
                 "status":{"items":[{"a":"b"}]},"relations":[{"type":"ownedBy","targetRef":"group:default/Team-A"}]}
                """.formatted("x".repeat(201)));

        assertThat(SearchTerm.of(entity).stream().map(term -> term.key() + "|" + term.value() + "|" + term.original()))
                .containsExactlyInAnyOrder(
                        "apiversion|a/v1|a/v1",
                        "kind|b|B",
                        "metadata.name|web|Web",
                        "metadata.namespace|default|default",
                        "metadata.uid|u1|u1",
                        "metadata.tags|java|Java",
                        "metadata.tags|go|go",
                        "metadata.tags.java|true|true",
                        "metadata.tags.go|true|true",
                        "metadata.annotations.backstage.io/orphan|true|true",
                        "spec.nul|null|null",
                        "spec.n|1|1",
                        "spec.f|2|2",
                        "spec.h|1.5|1.5",
                        "spec.b|false|false",
                        "spec.deep.arr.d|1|1",
                        "spec.deep.arr.d|2|2",
                        "spec.long|null|null",
                        "relations.ownedby|group:default/team-a|group:default/Team-A");
    }

    @Test
    void theSmallestValueLeads() throws JsonProcessingException {
        var entity = entity("{\"kind\":\"B\",\"metadata\":{\"name\":\"x\",\"tags\":[\"b\",\"a\"]}}");

        assertThat(SearchTerm.of(entity).stream()
                        .filter(term -> term.key().equals("metadata.tags") && term.smallest())
                        .map(SearchTerm::value))
                .containsExactly("a");
    }

    @Test
    void keysThatDifferByCaseAreRefused() throws JsonProcessingException {
        var entity = entity("{\"kind\":\"B\",\"metadata\":{\"name\":\"x\"},\"spec\":{\"a\":1,\"A\":2}}");

        assertThatThrownBy(() -> SearchTerm.of(entity))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Entity has duplicate keys that vary only in casing, 'spec.a'");
    }

    private static Entity entity(String json) throws JsonProcessingException {
        return new Entity((ObjectNode) new ObjectMapper().readTree(json));
    }
}
