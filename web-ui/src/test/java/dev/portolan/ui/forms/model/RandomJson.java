package dev.portolan.ui.forms.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/// Makes JSON out of the words of schemas, by chance; a seed makes the same again.
public final class RandomJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> KEYS = List.of(
            "type",
            "properties",
            "required",
            "if",
            "then",
            "else",
            "oneOf",
            "const",
            "enum",
            "items",
            "default",
            "title",
            "format",
            "pattern",
            "minimum",
            "maximum",
            "multipleOf",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "x-secret",
            "x-order",
            "x-group",
            "x-widget",
            "x-options",
            "x-suggest",
            "x-deprecated",
            "x-immutable",
            "description",
            "a",
            "b",
            "c",
            "",
            "a/b",
            "~",
            "0");
    private static final List<String> TEXTS = List.of(
            "object",
            "string",
            "array",
            "integer",
            "number",
            "boolean",
            "a",
            "b",
            "c",
            "",
            "uri",
            "cron",
            "duration",
            "regex",
            "date",
            "color",
            "markdown",
            "code",
            "entity-ref",
            "email",
            "((a{1000}){1000}){1000}",
            "(a+)+$",
            "[",
            "0 0 30 2 *",
            "*/5 * * * *",
            "PT1H",
            "5m",
            "9999999d",
            "P99999999999D",
            "\u202e",
            "\ud800",
            "#fff",
            "component:default/web",
            "select",
            "slider",
            "radio");

    private final Random random;

    public RandomJson(long seed) {
        random = new Random(seed);
    }

    public JsonNode any(int depth) {
        return switch (random.nextInt(depth <= 0 ? 6 : 10)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> number();
            case 3, 4, 5 -> JSON.textNode(text());
            case 6, 7, 8 -> object(depth);
            default -> {
                var list = JSON.arrayNode();
                for (var i = random.nextInt(5); i > 0; i--) {
                    list.add(any(depth - 1));
                }
                yield list;
            }
        };
    }

    private ObjectNode object(int depth) {
        var object = JSON.objectNode();
        for (var i = random.nextInt(7); i > 0; i--) {
            object.set(KEYS.get(random.nextInt(KEYS.size())), any(depth - 1));
        }
        return object;
    }

    private JsonNode number() {
        return switch (random.nextInt(6)) {
            case 0 -> JSON.numberNode(Double.POSITIVE_INFINITY);
            case 1 -> JSON.numberNode(new BigDecimal("1e999999999"));
            case 2 -> JSON.numberNode(new BigDecimal("-1e-999999999"));
            case 3 -> JSON.numberNode(random.nextDouble());
            case 4 -> JSON.numberNode(0);
            default -> JSON.numberNode(random.nextInt(20) - 5);
        };
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /// A schema that is more or less one of the dialect.
    public ObjectNode schema(int depth) {
        var schema = JSON.objectNode().put("type", "object");
        var properties = schema.putObject("properties");
        for (var name : List.of("a", "b", "c", "d")) {
            if (random.nextInt(3) > 0) {
                properties.set(name, setting(depth));
            }
        }
        if (random.nextInt(3) == 0) {
            schema.putArray("required").add("a").add("b");
        }
        if (random.nextInt(2) == 0) {
            var value = random.nextBoolean() ? JSON.booleanNode(random.nextBoolean()) : JSON.textNode("x");
            schema.putObject("if").putObject("properties").putObject("a").set("const", value);
            schema.putObject("then").putObject("properties").set("e", setting(depth - 1));
            schema.putObject("else").putObject("properties").set("e", setting(depth - 1));
        }
        return schema;
    }

    private ObjectNode setting(int depth) {
        var setting = JSON.objectNode();
        switch (random.nextInt(depth <= 0 ? 5 : 9)) {
            case 0 -> setting.put("type", "boolean");
            case 1 -> setting.put("type", "integer").put("minimum", 0).put("maximum", 9);
            case 2 -> setting.put("type", "string").putArray("enum").add("x").add("y");
            case 3 -> setting.put("type", "string").put("format", text());
            case 4 -> setting.put("type", "string").putObject("x-secret").put("for", "https://a.test");
            case 5 -> setting.put("type", "array").put("maxItems", 3).set("items", setting(depth - 2));
            case 6 -> setting.put("type", "array").set("items", schema(depth - 2));
            case 7 -> setting.setAll(schema(depth - 1));
            default -> {
                var branches = setting.putArray("oneOf");
                for (var kind : List.of("x", "y")) {
                    var branch = branches.addObject();
                    branch.putArray("required").add("k");
                    branch.putObject("properties").set("f", setting(depth - 1));
                    ((ObjectNode) branch.path("properties")).putObject("k").put("const", kind);
                }
            }
        }
        if (random.nextInt(4) == 0 && !setting.has("x-secret")) {
            setting.set("default", value());
        }
        return setting;
    }

    JsonNode value() {
        return switch (random.nextInt(5)) {
            case 0 -> JSON.booleanNode(random.nextBoolean());
            case 1 -> JSON.numberNode(random.nextInt(12));
            case 2 -> JSON.textNode(random.nextBoolean() ? "x" : "y");
            default -> any(2);
        };
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }
}
