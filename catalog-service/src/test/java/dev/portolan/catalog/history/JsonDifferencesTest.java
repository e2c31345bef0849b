package dev.portolan.catalog.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.catalog.history.JsonDifferences.Difference;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDifferencesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":1}                           | {"a":1}                   | ``
            {"a":{"b":1,"c":2}}               | {"a":{"b":1,"c":3}}       | /a/c 2 3
            {"a":{"x/y~z":1}}                 | {"a":{}}                  | /a/x~1y~0z 1 null
            {}                                | {"a":{"b":1}}             | /a null {"b":1}
            {"a":null}                        | {}                        | /a null null
            {"a":[1,2]}                       | {"a":[2,1]}               | /a [1,2] [2,1]
            {"a":{"b":1}}                     | {"a":"b"}                 | /a {"b":1} "b"
            {"metadata":{"etag":"1","uid":2}} | {"metadata":{"etag":"2"}} | ``
            {"relations":[{"t":1},{"t":2}]}   | {"relations":[{"t":2},{"t":3}]} | /relations [{"t":1}] [{"t":3}]
            {"relations":[{"t":1},{"t":2}]}   | {"relations":[{"t":2},{"t":1}]} | ``
            """)
    void valuesThatDifferAreTold(String before, String after, String expected) throws JsonProcessingException {
        assertThat(told(new JsonDifferences(10, 100).between(MAPPER.readTree(before), MAPPER.readTree(after))))
                .isEqualTo(expected);
    }

    private static String told(List<Difference> differences) {
        return differences.stream()
                .map(one -> one.path() + " " + one.before() + " " + one.after())
                .collect(Collectors.joining("; "));
    }

    @Test
    void longValuesAreCutAndManyDifferencesLeftOut() {
        var before = MAPPER.createObjectNode();
        var after = MAPPER.createObjectNode();
        IntStream.range(0, 9).forEach(i -> after.put("f" + i, "x".repeat(50)));

        var found = new JsonDifferences(3, 20).between(before, after);

        assertThat(found)
                .hasSize(3)
                .extracting(Difference::after)
                .extracting(JsonNode::asText)
                .allMatch(("x".repeat(20) + "...")::equals);
    }

    @Test
    void longListKeepsItsFirstItems() {
        var after = MAPPER.createObjectNode();
        var list = after.putArray("relations");
        IntStream.range(0, 100).forEach(list::add);
        var before = MAPPER.createObjectNode();
        before.putArray("relations");

        var found = new JsonDifferences(3, 10).between(before, after);

        assertThat(found.getFirst().after()).hasToString("[0,1,2,3,4,5,6,7,8,9,\"... and 90 more\"]");
    }
}
