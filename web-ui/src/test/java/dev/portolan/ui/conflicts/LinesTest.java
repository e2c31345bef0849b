package dev.portolan.ui.conflicts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.vaadin.flow.component.html.ListItem;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static final String TABLE = """
        {"kind": "table", "items": "open", "columns": [{"title": "Since", "value": "at"}, {"title": "What"}], "detail": ""}\
        """;

    @Test
    void aThingIsToldByWhatItsFieldsSay() {
        assertThat(Lines.words(json(TABLE))).isEqualTo("table · open · Since · at, What");
    }

    @Test
    void whatWasThereBeforeIsSubdued() {
        var lines = new Lines(json("[{\"a\": 1}, {\"a\": 2}]"), json("[{\"a\": 2}]"));

        assertThat(lines.getChildren().map(ListItem.class::cast))
                .extracting(ListItem::getText, line -> line.hasClassName("sub"))
                .containsExactly(tuple("1", false), tuple("2", true));
    }

    @Test
    void listsOfWordsAndEmptyOnesAreNone() {
        assertThat(Lines.fits(json("[\"a\"]"))).isFalse();
        assertThat(Lines.fits(json("[]"))).isFalse();
        assertThat(Lines.fits(json("{\"a\": 1}"))).isFalse();
        assertThat(Lines.fits(json("[{\"a\": 1}]"))).isTrue();
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
