package dev.portolan.plugins.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Holds the dialect's validation against a general validator of JSON Schema: on random configurations both agree.
class OtherValidatorTest {
    private static final String SCHEMA = """
        {'type': 'object', 'additionalProperties': false, 'required': ['host', 'auth'], 'properties': {
          'host': {'type': 'string', 'minLength': 2, 'maxLength': 3, 'pattern': '^[a-z]'},
          'depth': {'type': 'integer', 'minimum': 1, 'exclusiveMaximum': 4},
          'rate': {'type': 'number', 'exclusiveMinimum': 0, 'maximum': 2, 'multipleOf': 0.5},
          'on': {'type': 'boolean'},
          'mode': {'enum': ['a', 1, true]},
          'speed': {'type': 'string', 'oneOf': [{'const': 'a', 'title': 'Slow'}, {'const': 'b', 'title': 'Fast'}]},
          'fixed': {'const': 'a'},
          'tags': {'type': 'array', 'items': {'type': 'string', 'minLength': 1}, 'minItems': 1, 'maxItems': 2, 'uniqueItems': true},
          'auth': {'oneOf': [
            {'type': 'object', 'additionalProperties': false, 'properties': {'kind': {'const': 'a'}}, 'required': ['kind']},
            {'type': 'object', 'additionalProperties': false, 'properties': {'kind': {'const': 'b'}, 'user': {'type': 'string'}},
             'required': ['kind', 'user']}]}}}\
        """;

    private static final String CONDITIONAL = """
        {'type': 'object', 'properties': {'on': {'type': 'boolean'}, 'host': {'type': 'string'}},
         'if': {'properties': {'on': {'const': true}}, 'required': ['on']},
         'then': {'properties': {'depth': {'type': 'integer'}}, 'required': ['depth']},
         'else': {'properties': {'rate': {'type': 'number'}}}}\
        """;

    @Test
    void bothAgreeOnRandomConfigurations() {
        var ours = schema(SCHEMA);
        var theirs = theirs(SCHEMA.replace('\'', '"'));
        var random = new Random(17);
        var valid = 0;
        for (var i = 0; i < 20_000; i++) {
            var configuration =
                    configuration(random, List.of("host", "depth", "rate", "on", "mode", "fixed", "tags", "auth"));
            var violations = ours.validate(configuration);
            assertThat(violations.isEmpty())
                    .as("%s: %s", configuration, violations)
                    .isEqualTo(theirs.validate(configuration.toString(), InputFormat.JSON)
                            .isEmpty());
            valid += violations.isEmpty() ? 1 : 0;
        }
        assertThat(valid).isGreaterThan(100);
    }

    /// Other keys than those in force are refused by us in any case: `unevaluatedProperties` says the same to
    /// others.
    @Test
    void bothAgreeOnConditions() {
        var ours = schema(CONDITIONAL);
        var theirs = theirs(CONDITIONAL.replace('\'', '"').replaceFirst("\\{", "{\"unevaluatedProperties\": false, "));
        var random = new Random(19);
        for (var i = 0; i < 5_000; i++) {
            var configuration = configuration(random, List.of("host", "depth", "rate", "on"));
            assertThat(ours.validate(configuration).isEmpty())
                    .as(configuration.toString())
                    .isEqualTo(theirs.validate(configuration.toString(), InputFormat.JSON)
                            .isEmpty());
        }
    }

    private static ConfigSchema schema(String text) {
        return ((ConfigSchema.Result.Accepted) ConfigSchema.parse(ConfigSchemaTest.json(text))).schema();
    }

    private static com.networknt.schema.Schema theirs(String text) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON);
    }

    private static JsonNode configuration(Random random, List<String> names) {
        var object = JsonNodeFactory.instance.objectNode();
        for (var name : names) {
            if (random.nextInt(8) > 1) {
                object.set(name, value(random, name));
            }
        }
        if (random.nextInt(20) == 0) {
            object.put("other", 1);
        }
        return object;
    }

    private static JsonNode value(Random random, String name) {
        var likely = switch (name) {
            case "host" -> List.of("'ab'", "'abc'", "'ab'", "'a'", "'abcd'", "'Ab'", "'a😀'");
            case "depth" -> List.of("1", "2", "3", "0", "4", "2.0", "2.5");
            case "rate" -> List.of("0.5", "1", "2.0", "0", "2.5", "0.7");
            case "on" -> List.of("true", "false", "true", "'true'");
            case "mode" -> List.of("'a'", "1", "true", "1.0", "'b'");
            case "fixed" -> List.of("'a'", "'a'", "'b'");
            case "tags" -> List.of("['a']", "['a','b']", "['a','a']", "[]", "['a','b','c']", "['']", "[1]");
            default ->
                List.of(
                        "{'kind':'a'}",
                        "{'kind':'b','user':'u'}",
                        "{'kind':'b'}",
                        "{'kind':'a','user':'u'}",
                        "{}",
                        "{'kind':1}");
        };
        return ConfigSchemaTest.json(
                random.nextInt(12) == 0
                        ? "null"
                        : likely.get(random.nextInt(random.nextInt(3) == 0 ? likely.size() : 2)));
    }
}
