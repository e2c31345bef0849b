package dev.portolan.plugins.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.schema.ConfigSchema.Result;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/// Whatever a publisher or an admin writes, the answer is a list of faults, and it comes soon.
class SchemaFuzzTest {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration SOON = Duration.ofSeconds(120);
    private static final List<String> KEYS = List.of(
            "type",
            "properties",
            "required",
            "additionalProperties",
            "if",
            "then",
            "else",
            "oneOf",
            "const",
            "enum",
            "items",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minLength",
            "maxLength",
            "pattern",
            "format",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "default",
            "title",
            "description",
            "examples",
            "x-secret",
            "x-order",
            "x-group",
            "x-widget",
            "x-options",
            "x-immutable",
            "x-suggest",
            "x-deprecated",
            "for",
            "function",
            "query",
            "set",
            "keep",
            "clear",
            "$all",
            "$not",
            "$ref",
            "a",
            "b",
            "k",
            "token",
            "~1",
            "a/b",
            "");
    private static final List<String> TEXTS = List.of(
            "",
            "object",
            "array",
            "string",
            "number",
            "integer",
            "boolean",
            "null",
            "a",
            "b",
            "k",
            "x",
            "uri",
            "duration",
            "cron",
            "regex",
            "code",
            "textarea",
            "https://{config.a}",
            "https://a.test",
            "(a{1000}){1000}",
            "((((((((((a*)*)*)*)*)*)*)*)*)*)*$",
            "(?=a)",
            "^[a-z]+$",
            "P999999999999D",
            "9999999d",
            "😀",
            "\ud800",
            "x".repeat(2_000));

    @Test
    void noDocumentBreaksTheReader() {
        Assertions.assertTimeoutPreemptively(SOON, () -> {
            var random = new Random(31);
            for (var round = 0; round < 20_000; round++) {
                var document = value(random, 0);
                switch (ConfigSchema.parse(document)) {
                    case Result.Refused(var findings) ->
                        assertThat(findings).isNotEmpty().hasSizeLessThan(101);
                    case Result.Accepted(var schema) -> use(schema, random);
                }
            }
        });
    }

    @Test
    void noChangeOfASoundSchemaBreaksIt() {
        Assertions.assertTimeoutPreemptively(SOON, () -> {
            var random = new Random(37);
            var sound = DialectReferenceTest.constructs()
                    .map(row -> ConfigSchemaTest.json("{\"type\":\"object\",\"properties\":{\"a\":"
                            + row.cells().get(1).replace("`", "") + "}}"))
                    .toList();
            var accepted = 0;
            for (var round = 0; round < 20_000; round++) {
                var document = sound.get(random.nextInt(sound.size())).deepCopy();
                mutate(document, random);
                if (ConfigSchema.parse(document) instanceof Result.Accepted(var schema)) {
                    accepted++;
                    use(schema, random);
                }
            }
            assertThat(accepted).isGreaterThan(500);
        });
    }

    @Test
    void whatIsNestedWithoutEndIsRefused() {
        Assertions.assertTimeoutPreemptively(SOON, () -> {
            for (var key : List.of("properties", "items", "oneOf", "then", "x-options")) {
                JsonNode document = JSON.objectNode().put("type", "string");
                for (var depth = 0; depth < 900; depth++) {
                    var around = JSON.objectNode().put("type", key.equals("items") ? "array" : "object");
                    around.set(key, key.equals("properties") ? JSON.objectNode().set("a", document) : document);
                    document = around;
                }
                assertThat(ConfigSchema.parse(JSON.objectNode()
                                .put("type", "object")
                                .set("properties", JSON.objectNode().set("a", document))))
                        .isInstanceOf(Result.Refused.class);
            }
        });
    }

    @Test
    void numbersThatNoComputerHoldsAreFaultsLikeAnyOther() {
        var schema = ((Result.Accepted) ConfigSchema.parse(
                        ConfigSchemaTest.json("{'type':'object','properties':{'a':{'type':'number','multipleOf':0.5},"
                                + "'b':{'enum':[1,2]},'c':{'type':'integer'}}}")))
                .schema();

        assertThat(schema.validate(ConfigSchemaTest.json("{'a':1e400,'b':1e400,'c':1e400}")))
                .extracting(violation -> violation.pointer() + " " + violation.message())
                .containsExactly("/a must be a number", "/b must be one of 1, 2", "/c must be a whole number");
        assertThat(ConfigSchema.parse(ConfigSchemaTest.json(
                        "{'type':'object','properties':{'a':{'type':'number','minimum':1e400}}}")))
                .isInstanceOf(Result.Refused.class);
    }

    @Test
    void whatIsTooLongIsRefusedWithoutBeingLookedAt() {
        var schema = ((Result.Accepted) ConfigSchema.parse(
                        ConfigSchemaTest.json("{'type':'object','properties':{'a':{'type':'string','format':'regex'},"
                                + "'b':{'type':'array','items':{'type':'string'}}}}")))
                .schema();
        var configuration = JSON.objectNode().put("a", "a".repeat(70_000));
        var list = configuration.putArray("b");
        for (var i = 0; i < 1_001; i++) {
            list.add("x");
        }

        assertThat(schema.validate(configuration))
                .extracting(violation -> violation.message())
                .containsExactly("must have at most 65,536 characters", "must have at most 1,000 entries");
    }

    private static void use(ConfigSchema schema, Random random) {
        var before = value(random, 1);
        var after = random.nextBoolean() ? before.deepCopy() : value(random, 1);
        if (random.nextInt(3) > 0) {
            after = JSON.objectNode().set("a", after);
        }
        assertThat(schema.validate(after)).hasSizeLessThan(101);
        var read = schema.readChange(before, after, Set.of("/a", "/token"));
        assertThat(read.violations()).hasSizeLessThan(301);
        assertThat(schema.diff(before, read.configuration())).isNotNull();
        assertThat(schema.masked(after)).isNotNull();
        assertThat(schema.withoutSecrets(after)).isNotNull();
        assertThat(schema.options(JsonPointer.valueOf("/a/b/0"), after)).isNotNull();
        assertThat(schema.functions()).isNotNull();
        assertThat(schema.validate(schema.withDefaults(JSON.objectNode())))
                .as(schema.json().toString())
                .allMatch(violation -> violation.message().equals("is required"));
    }

    private static void mutate(JsonNode document, Random random) {
        var holders = new ArrayList<JsonNode>();
        collect(document, holders);
        for (var i = 1 + random.nextInt(2); i > 0; i--) {
            switch (holders.get(random.nextInt(holders.size()))) {
                case ObjectNode object -> {
                    var names = new ArrayList<String>();
                    object.fieldNames().forEachRemaining(names::add);
                    if (random.nextInt(3) == 0 && !names.isEmpty()) {
                        object.remove(names.get(random.nextInt(names.size())));
                    } else if (random.nextBoolean() && !names.isEmpty()) {
                        object.set(names.get(random.nextInt(names.size())), value(random, 3));
                    } else {
                        object.set(KEYS.get(random.nextInt(KEYS.size())), value(random, 3));
                    }
                }
                case ArrayNode list -> list.add(value(random, 3));
                case JsonNode _ -> {}
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> holders) {
        if (node.isContainerNode()) {
            holders.add(node);
            node.forEach(child -> collect(child, holders));
        }
    }

    private static JsonNode value(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 8 : 14)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextInt(12) - 3);
            case 3 -> JSON.numberNode(BigInteger.TEN.pow(random.nextInt(400)));
            case 4 ->
                JSON.numberNode(List.of(0.5, -0.0, 1e308, 4.9e-324, Double.POSITIVE_INFINITY)
                        .get(random.nextInt(5)));
            case 5, 6, 7 -> JSON.textNode(TEXTS.get(random.nextInt(TEXTS.size())));
            case 8, 9, 10, 11 -> {
                var object = JSON.objectNode();
                for (var i = random.nextInt(6); i > 0; i--) {
                    object.set(KEYS.get(random.nextInt(KEYS.size())), value(random, depth + 1));
                }
                yield object;
            }
            default -> {
                var list = JSON.arrayNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    list.add(value(random, depth + 1));
                }
                yield list;
            }
        };
    }
}
