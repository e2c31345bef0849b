package dev.portolan.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.catalog.reading.YamlParser.Outcome;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlParserTest {
    private final YamlParser parser = new YamlParser(Settings.defaults());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a: yes          | {"a":"yes"}
            a: on           | {"a":"on"}
            a: True         | {"a":true}
            a: ~            | {"a":null}
            a:              | {"a":null}
            a: 012          | {"a":12}
            a: 0x1F         | {"a":31}
            a: 1.50         | {"a":1.5}
            a: 2.0          | {"a":2}
            a: 1_000        | {"a":"1_000"}
            a: 2020-01-01   | {"a":"2020-01-01"}
            a: '1'          | {"a":"1"}
            a: !!str 1      | {"a":"1"}
            1: a            | {"1":"a"}
            a: 12:30        | {"a":"12:30"}
            """)
    void scalarsAreThoseOfYaml12(String yaml, String json) {
        assertThat(parsed(yaml).json()).hasToString(json);
    }

    @Test
    void documentsAreCutApart() {
        var documents = YamlDocument.split(
                "# comment\n---\na: 1\n---\n\n---\n%not a directive: here\nb: |\n  ---\n...\n# end\n--- c\n");

        assertThat(documents).extracting(YamlDocument::number).containsExactly(1, 2, 3);
        assertThat(documents).extracting(YamlDocument::firstLine).containsExactly(2, 6, 12);
    }

    @Test
    void linesAreThoseOfTheFile() {
        var document = YamlDocument.split("a: 1\n---\nb:\n  - c\n  - d: 2\n").get(1);

        var parsed = (Outcome.Parsed) parser.parse(document);

        assertThat(parsed.lines())
                .containsEntry("/b", 3)
                .containsEntry("/b/1", 5)
                .containsEntry("/b/1/d", 5);
    }

    @Test
    void windowsLineEndsAreLineEnds() {
        assertThat(parsed("a: 1\r\nb: x\r\n").json()).hasToString("{\"a\":1,\"b\":\"x\"}");
    }

    @Test
    void anAliasBombIsRefused() {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
                + IntStream.range(1, 9)
                        .mapToObj(i -> "a%d: &a%d [%s]\n"
                                .formatted(
                                        i,
                                        i,
                                        IntStream.range(0, 10)
                                                .mapToObj(_ -> "*a" + (i - 1))
                                                .collect(Collectors.joining(","))))
                        .collect(Collectors.joining());

        assertThat(broken(bomb).message()).contains("more than 100000 values, aliases included");
    }

    @Test
    void manyAliasesAreRefused() {
        var many = "a: &a {x: 1}\n"
                + IntStream.range(0, 200).mapToObj(i -> "b" + i + ": *a\n").collect(Collectors.joining());

        assertThat(broken(many).message()).isEqualTo("YAML error: more than 100 uses of aliases");
    }

    @Test
    void anAliasOfItselfIsRefused() {
        assertThat(broken("a: &a\n  b: *a\n").message()).contains("an alias that contains itself");
    }

    @Test
    void tooDeepNestingIsRefused() {
        assertThat(broken("[".repeat(5000)).message()).isEqualTo("YAML error: nested deeper than 60 levels");
    }

    @Test
    void aRepeatedKeyIsRefused() {
        assertThat(broken("a: 1\nb: 2\na: 3\n"))
                .isEqualTo(new Outcome.Broken(3, "YAML error: Map keys must be unique; \"a\" is repeated"));
    }

    @Test
    void tagsThatNameClassesAreRefused() {
        assertThat(broken("a: !!javax.script.ScriptEngineManager [x]").message())
                .contains("YAML error");
    }

    private Outcome.Parsed parsed(String yaml) {
        return (Outcome.Parsed) parser.parse(YamlDocument.split(yaml).getFirst());
    }

    private Outcome.Broken broken(String yaml) {
        return (Outcome.Broken) parser.parse(YamlDocument.split(yaml).getFirst());
    }
}
