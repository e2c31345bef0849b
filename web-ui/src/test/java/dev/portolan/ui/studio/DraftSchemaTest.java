package dev.portolan.ui.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.forms.model.FormModel;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The form of the studio holds what the studio's service reads, and gives it back as it is.
class DraftSchemaTest {
    private static final String WHOLE = """
        {"title": "Incidents", "summary": "Open ones.", "point": "entity.card", "kinds": ["component"],
         "annotation": "example.com/x", "refresh": "1m", "address": "https://status.example.com",
         "secret": "header", "header": "X-Key",
         "requests": [{"name": "incidents", "path": "/api"}],
         "values": [{"name": "open", "expression": "incidents.json"}],
         "blocks": [
           {"kind": "status", "state": "good", "label": "x", "detail": "y"},
           {"kind": "stat", "label": "x", "value": "=1", "unit": "ms"},
           {"kind": "facts", "rows": [{"label": "x", "value": "y"}]},
           {"kind": "table", "items": "open", "columns": [{"title": "x", "value": "y"}]},
           {"kind": "links", "items": "open", "title": "x", "href": "y"},
           {"kind": "text", "markdown": "x"},
           {"kind": "alert", "state": "info", "title": "x", "markdown": "y"},
           {"kind": "json", "content": "{}"}]}\
        """;

    @Test
    void whatIsKeptIsShownAndSentAsItIs() throws JsonProcessingException {
        var content = json(WHOLE);

        var model = new FormModel(DraftSchema.SCHEMA, content);

        assertThat(model.body()).isEqualTo(content);
        assertThat(model.violations()).isEmpty();
    }

    @Test
    void aNewDraftLacksOnlyWhatNobodyCanGuess() throws JsonProcessingException {
        var model = new FormModel(DraftSchema.SCHEMA, json("{\"title\": \"\", \"point\": \"entity.card\"}"));

        assertThat(model.violations()).extracting(Violation::pointer).isEqualTo(List.of("/title"));
    }

    @Test
    void nobodyIsOfferedToEmptyAListAtOnce() throws JsonProcessingException {
        var model = new FormModel(DraftSchema.SCHEMA, json(WHOLE));

        assertThat(model.fields())
                .filteredOn(model::differsFromDefault)
                .extracting(field -> field.info().pointer())
                .containsExactlyInAnyOrder("/refresh", "/secret");
    }

    @Test
    void whatDiffersIsToldAsTheFormCallsIt() throws JsonProcessingException {
        var words = DraftSchema.CONFLICT.reading();

        assertThat(words.setting("/blocks")).isEqualTo("Blocks");
        assertThat(words.setting("/header")).isEqualTo("Header");
        assertThat(words.setting("/of/another")).isEqualTo("of › another");
        assertThat(words.value("/point", json("\"entity.tab\""))).isEqualTo("A tab on the page of entities");
        assertThat(words.value("/secret", json("\"bearer\""))).isEqualTo("With a bearer token");
        assertThat(words.value("/kinds", json("[\"component\", \"api\"]"))).isEqualTo("component, api");
        assertThat(words.value("/point", json("\"odd\""))).isEqualTo("odd");
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }
}
