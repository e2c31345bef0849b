package dev.portolan.ui.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class YamlReaderTest {
    private static final String ENTITY = """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: web
              tags:
                - java
                - on
            spec:
              since: 2026-11-28
              size: 3
            """;

    @Test
    void fieldsHaveTheirLines() {
        var read = read(ENTITY);
        assertThat(read.line("/metadata/name")).isEqualTo(4);
        assertThat(read.line("/metadata/tags/1")).isEqualTo(7);
        assertThat(read.line("/spec")).isEqualTo(8);
    }

    @Test
    void missingFieldIsAtWhatWouldHoldIt() {
        assertThat(read(ENTITY).line("/spec/owner")).isEqualTo(8);
        assertThat(read(ENTITY).line("/nothing/at/all")).isEqualTo(1);
    }

    @Test
    void wordsAndDatesAreText() {
        var value = read(ENTITY).value();
        assertThat(value.at("/metadata/tags/1").asText()).isEqualTo("on");
        assertThat(value.at("/spec/since").isTextual()).isTrue();
        assertThat(value.at("/spec/size").asInt()).isEqualTo(3);
    }

    @Test
    void mistakeIsNamedWithItsLine() {
        assertThat(YamlReader.read("kind: Component\nmetadata:\n\tname: web\n"))
                .isInstanceOfSatisfying(
                        YamlReading.Broken.class,
                        broken -> assertThat(broken.line()).isEqualTo(3));
    }

    @Test
    void fieldThatIsThereTwiceIsAMistake() {
        assertThat(YamlReader.read("kind: API\nkind: Component\n"))
                .isEqualTo(new YamlReading.Broken(2, "kind is here twice. Take one of them away."));
    }

    @Test
    void secondDocumentIsAMistake() {
        assertThat(YamlReader.read("kind: API\n---\nkind: Component\n"))
                .isInstanceOfSatisfying(
                        YamlReading.Broken.class,
                        broken -> assertThat(broken.line()).isEqualTo(3));
    }

    @Test
    void aliasesThatGrowWithoutEndAreRefused() {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 9; level++) {
            bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d, *a%2$d]\n"
                    .formatted(level, level - 1));
        }
        assertThat(YamlReader.read(bomb.toString())).isInstanceOf(YamlReading.Broken.class);
        assertThat(YamlReader.read("a: &a [*a]\n")).isInstanceOf(YamlReading.Broken.class);
    }

    @Test
    void emptyTextIsNothing() {
        assertThat(read("").value().isNull()).isTrue();
    }

    @Test
    void whatIsWrittenReadsAsItWas() {
        var value = read(ENTITY).value();
        assertThat(read(YamlWriter.write(value)).value()).isEqualTo(value);
    }

    @Test
    void writingLeavesOutWhatTheCatalogAdds() {
        var entity = read("""
                kind: Component
                metadata:
                  name: web
                  uid: u
                  etag: e
                  annotations:
                    backstage.io/managed-by-location: managed:managed
                relations: []
                status: {}
                """).value();
        assertThat(YamlWriter.write(YamlWriter.authored(entity)))
                .isEqualTo("kind: Component\nmetadata:\n  name: web\n");
    }

    private static YamlReading.Read read(String text) {
        return (YamlReading.Read) YamlReader.read(text);
    }
}
