package dev.portolan.ui.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.portolan.contracts.Problem.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaFormModelTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode SCHEMA = json("""
            {"type":"object","required":["target","kind"],
             "properties":{
               "kind":{"type":"string","enum":["none","basic"],"x-order":2},
               "target":{"type":"string","format":"uri","title":"Address","x-order":1},
               "token":{"type":"string","x-secret":{"for":"https://{config.host}"},"x-order":3},
               "maxRetries":{"type":"integer","minimum":1,"maximum":10,"default":3},
               "quiet":{"type":"object","properties":{"from":{"type":"string"}},"required":["from"]},
               "codes":{"type":"array","items":{"type":"integer"}},
               "watched":{"type":"array","maxItems":2,"items":{"type":"object","required":["url"],
                 "properties":{"url":{"type":"string","format":"uri"},"level":{"type":"string","default":"info"}}}}},
             "if":{"properties":{"kind":{"const":"basic"}}},
             "then":{"properties":{"user":{"type":"string"}},"required":["user"]}}""");

    private final List<Field> fields = SchemaReader.read(SCHEMA);

    @Test
    void fieldsStandInTheirOrder() {
        assertThat(fields)
                .extracting(field -> field.info().pointer())
                .containsExactly("/target", "/kind", "/token", "/maxRetries", "/quiet", "/codes", "/watched", "/user");
    }

    @Test
    void fieldWithoutTitleIsNamedInWords() {
        assertThat(fields.get(3).info().title()).isEqualTo("Max retries");
    }

    @Test
    void conditionalFieldIsThereOnlyWithItsSiblingsValue() {
        var values = values("{\"kind\":\"none\"}");
        assertThat(values.visible(fields.getLast())).isFalse();
        values.set("/kind", TextNode.valueOf("basic"));
        assertThat(values.visible(fields.getLast())).isTrue();
    }

    @Test
    void hiddenFieldIsNeitherSentNorMissed() {
        var values = values(
                "{\"target\":\"https://a.test\",\"kind\":\"none\",\"user\":\"left over\",\"quiet\":{\"from\":\"22:00\"}}");
        assertThat(values.body().has("user")).isFalse();
        assertThat(FormCheck.violations(fields, values)).isEmpty();
    }

    @Test
    void storedSecretIsKeptUnlessItIsTouched() {
        var values = values("{\"token\":{\"set\":true}}");
        assertThat(values.body().path("token")).isEqualTo(json("{\"keep\":true}"));
        assertThat(values.changed()).isFalse();
        values.set("/token", json("{\"clear\":true}"));
        assertThat(values.body().path("token")).isEqualTo(json("{\"clear\":true}"));
        values.set("/token", json("{\"set\":\"s3cret\"}"));
        assertThat(values.body().path("token")).isEqualTo(json("{\"set\":\"s3cret\"}"));
        assertThat(values.changed()).isTrue();
    }

    @Test
    void secretThatIsNotStoredIsNotSent() {
        assertThat(values("{\"token\":{\"set\":false}}").body().has("token")).isFalse();
    }

    @Test
    void defaultsAreFilledInAndAreNoChange() {
        var values = values("{}");
        assertThat(values.body().path("maxRetries").asInt()).isEqualTo(3);
        assertThat(values.changed()).isFalse();
    }

    @Test
    void itemsAreAddedWithDefaultsCheckedAndRemoved() {
        var values = values("{\"target\":\"https://a.test\",\"kind\":\"none\",\"quiet\":{\"from\":\"22:00\"}}");
        var watched = (Field.Items) fields.get(6);
        values.add(watched);
        assertThat(values.body().path("watched")).isEqualTo(json("[{\"level\":\"info\"}]"));
        assertThat(FormCheck.violations(fields, values)).containsExactly(new Violation("/watched/0/url", "is needed"));
        values.set("/watched/0/url", TextNode.valueOf("https://b.test"));
        assertThat(FormCheck.violations(fields, values)).isEmpty();
        values.remove(watched, 0);
        assertThat(values.body().path("watched")).isEqualTo(json("[]"));
    }

    @Test
    void nestedValueIsWrittenThroughItsPointer() {
        var values = values("{}");
        values.set("/quiet/from", TextNode.valueOf("22:00"));
        assertThat(values.body().path("quiet")).isEqualTo(json("{\"from\":\"22:00\"}"));
    }

    @Test
    void numberOutOfBoundsIsNamed() {
        var values = values("{\"target\":\"https://a.test\",\"kind\":\"none\",\"quiet\":{\"from\":\"22:00\"}}");
        values.set("/maxRetries", IntNode.valueOf(11));
        assertThat(FormCheck.violations(fields, values))
                .containsExactly(new Violation("/maxRetries", "must be at most 10"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            uri      | not an address | must be an address such as https://example.com
            uri      | /relative      | must be an address such as https://example.com
            email    | ada            | must be an e-mail address
            duration | 5 minutes      | must be a duration such as PT5M for five minutes
            date     | 31.3.2026      | must be a date such as 2026-03-31
            """)
    void badFormatIsNamed(String format, String text, String message) {
        var schema = json("{\"properties\":{\"it\":{\"type\":\"string\",\"format\":\"" + format + "\"}}}");
        var read = SchemaReader.read(schema);
        var values = new FormValues(read, schema, null);
        values.set("/it", TextNode.valueOf(text));
        assertThat(FormCheck.violations(read, values)).containsExactly(new Violation("/it", message));
    }

    @Test
    void alternativesBecomeAChoiceAndItsFields() {
        var schema = json("""
                {"oneOf":[{"properties":{"auth":{"const":"none"}}},
                          {"properties":{"auth":{"const":"basic"},"user":{"type":"string"}},"required":["user"]}]}""");
        var read = SchemaReader.read(schema);
        assertThat(read.getFirst())
                .isInstanceOfSatisfying(
                        Field.Choice.class,
                        choice -> assertThat(choice.options()).containsExactly("none", "basic"));
        assertThat(read.getLast().info().condition()).isEqualTo(new Field.Condition("/auth", "basic", true));
    }

    @Test
    void serversPointersLoseTheirPrefix() {
        assertThat(SchemaForm.own("/configuration/target")).isEqualTo("/target");
        assertThat(SchemaForm.own("/target")).isEqualTo("/target");
    }

    private FormValues values(String current) {
        return new FormValues(fields, SCHEMA, json(current));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
