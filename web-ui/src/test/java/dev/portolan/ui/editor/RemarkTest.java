package dev.portolan.ui.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.clients.Plugins.Difference;
import dev.portolan.ui.yaml.YamlReader;
import dev.portolan.ui.yaml.YamlReading;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemarkTest {
    private static final YamlReading.Read READ = (YamlReading.Read) YamlReader.read("""
            kind: Component
            metadata:
              name: web
              tags: [Big]
            spec:
              type: service
            """);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/spec must have required property 'owner' - missingProperty: owner | /spec/owner",
                "\"metadata.name\" is not valid; expected letters | /metadata/name",
                "\"tags.0\" is not valid; expected a string | /metadata/tags/0",
                "spec.dependsOn[1]: component:default/leger is not there | /spec/dependsOn/1",
                "/metadata/name must be string - type: string | /metadata/name",
            })
    void sentenceNamesItsField(String message, String pointer) {
        assertThat(Remark.place(message)).contains(pointer);
    }

    @Test
    void sentenceWithoutAFieldHasNoPlace() {
        assertThat(Remark.place("It is too large.")).isEmpty();
    }

    @Test
    void remarkStandsAtTheLineOfItsField() {
        assertThat(Remark.of(new Violation("", "\"tags.0\" is not valid"), READ).line())
                .isEqualTo(4);
        assertThat(Remark.of(new Violation("/spec/owner", "must not be empty"), READ)
                        .line())
                .isEqualTo(5);
    }

    @Test
    void chainOfCausesIsLeftOut() {
        assertThat(Remark.words(
                        "Policy check failed for component:default/web; caused by Error: \"tags.0\" is not valid"))
                .isEqualTo("\"tags.0\" is not valid");
        assertThat(Remark.words("must not be empty")).isEqualTo("must not be empty");
    }

    @Test
    void differencesAreOfFieldsAndListsAreWholes() throws IOException {
        var json = new ObjectMapper();
        var before = json.readTree("{\"a\":{\"b\":1,\"c\":[1]},\"d\":2}");
        var after = json.readTree("{\"a\":{\"b\":1,\"c\":[1,2]},\"e/f\":3}");

        assertThat(FieldDifferences.between(before, after))
                .containsExactly(
                        new Difference("/a/c", before.at("/a/c"), after.at("/a/c")),
                        new Difference("/d", before.path("d"), null),
                        new Difference("/e~1f", null, after.path("e/f")));
        assertThat(FieldDifferences.between(before, before)).isEmpty();
    }

    @Test
    void everyTemplateCanBeReadAndIsOfItsKind() {
        Templates.KINDS.forEach(kind -> assertThat(YamlReader.read(Templates.of(kind)))
                .isInstanceOfSatisfying(
                        YamlReading.Read.class,
                        read -> assertThat(read.value().path("kind").asText()).isEqualTo(kind)));
        assertThat(Templates.kind("api")).isEqualTo("API");
        assertThat(Templates.kind("spaceship")).isEqualTo("Component");
    }
}
