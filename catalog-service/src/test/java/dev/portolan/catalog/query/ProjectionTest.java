package dev.portolan.catalog.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.kernel.problems.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectionTest {
    private static final String ENTITY = """
            {"kind":"A","metadata":{"name":"x","annotations":{"backstage.io/orphan":"true","b":"c"}},"spec":{"a":{"b":1}},
             "relations":[{"type":"t"}]}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            kind                                       | {"kind":"A"}
            kind,metadata.name                         | {"kind":"A","metadata":{"name":"x"}}
            metadata.annotations.backstage.io/orphan   | {"metadata":{"annotations":{"backstage.io/orphan":"true"}}}
            metadata.annotations                       | {"metadata":{"annotations":{"backstage.io/orphan":"true","b":"c"}}}
            spec.a.missing,spec.none,none              | {}
            spec.a.b , kind, kind                      | {"spec":{"a":{"b":1}},"kind":"A"}
            relations                                  | {"relations":[{"type":"t"}]}
            """)
    void onlyTheFieldsAreGiven(String fields, String expected) throws JsonProcessingException {
        var entity = (ObjectNode) new ObjectMapper().readTree(ENTITY);

        assertThat(Projection.of(List.of(fields)).apply(entity)).hasToString(expected);
    }

    @Test
    void pathsIntoArraysAreRefused() {
        assertThatThrownBy(() -> Projection.of(List.of("a[0]")))
                .isInstanceOf(ProblemException.class)
                .hasMessage("Invalid field \"a[0]\", array type fields are not supported");
    }
}
