package dev.portolan.plugins.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.plugins.schema.ConfigSchema.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// docs/plugin-configuration.md says what the dialect does, and leaves nothing of it out.
class DialectReferenceTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PAGE = read(Path.of("../docs/plugin-configuration.md"));

    /// One row of a table.
    record Row(List<String> cells) {
        private JsonNode json(int cell) {
            return parsed(code(cell));
        }

        private String code(int cell) {
            return cells.get(cell).replaceAll("^`|`$", "");
        }

        @Override
        public String toString() {
            return String.join(" | ", cells);
        }
    }

    static Stream<Row> constructs() {
        return rows(5).filter(row -> row.cells().get(1).startsWith("`{"));
    }

    static Stream<Row> refusals() {
        return rows(3).filter(row -> row.cells().getFirst().startsWith("`{"));
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void everyExampleDoesWhatItSays(Row row) {
        var schema = accepted(row.json(1));

        assertThat(schema.validate(holding(row.json(2)))).isEmpty();
        assertThat(schema.validate(holding(row.json(3)))).first().satisfies(violation -> {
            assertThat(violation.pointer()).startsWith("/a");
            assertThat(violation.message()).isEqualTo(row.cells().get(4));
        });
        assertThat(schema.masked(holding(row.json(2)))).isNotNull();
        assertThat(schema.read(holding(row.json(2)), Set.of("/a")).configuration())
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalIsOne(Row row) {
        var result = ConfigSchema.parse(schema(row.json(0)));

        var path = row.code(1).matches("/a(/.*)?") ? row.code(1) : "/properties/a" + row.code(1);
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.findings()).anySatisfy(finding -> {
                            assertThat(finding.path()).isEqualTo(path);
                            assertThat(finding.message()).isEqualTo(row.cells().get(2));
                            assertThat(finding.expected()).isNotBlank();
                        }));
    }

    @Test
    void everyWordOfTheDialectIsThere() {
        var words = Stream.of(
                        Keywords.ROOT,
                        Keywords.GROUP,
                        Keywords.VARIANTS,
                        Keywords.TEXT,
                        Keywords.NUMBER,
                        Keywords.FLAG,
                        Keywords.CHOICE,
                        Keywords.TITLED,
                        Keywords.OPTION,
                        Keywords.CONSTANT,
                        Keywords.SEQUENCE,
                        Keywords.WIDGETS,
                        Set.of("object", "string", "number", "integer", "boolean", "array"))
                .flatMap(Set::stream);
        var formats = Arrays.stream(Format.values()).map(Format::word);

        assertThat(Stream.concat(words, formats).distinct())
                .allMatch(word -> PAGE.contains("`" + word + "`") || PAGE.contains("\"" + word + "\""));
        assertThat(constructs().count()).isGreaterThan(35);
        assertThat(refusals().count()).isGreaterThan(20);
    }

    private static ConfigSchema accepted(JsonNode field) {
        return switch (ConfigSchema.parse(schema(field))) {
            case Result.Accepted(var schema) -> schema;
            case Result.Refused(var findings) -> throw new AssertionError(findings);
        };
    }

    private static JsonNode schema(JsonNode field) {
        var schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        schema.putObject("properties").set("a", field);
        return schema;
    }

    private static JsonNode holding(JsonNode value) {
        return JsonNodeFactory.instance.objectNode().set("a", value);
    }

    private static Stream<Row> rows(int cells) {
        return PAGE.lines()
                .filter(line -> line.startsWith("| "))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split(" \\| ", -1))
                        .map(String::strip)
                        .toList())
                .filter(row -> row.size() == cells)
                .map(Row::new);
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(json, e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
