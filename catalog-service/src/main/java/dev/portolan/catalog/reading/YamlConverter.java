package dev.portolan.catalog.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.model.Texts;
import java.math.BigInteger;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Makes JSON of YAML nodes by the core schema of YAML 1.2, in which `yes`, `on` and dates are text, and remembers the
/// line of every value.
final class YamlConverter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
    private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
    private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,100}");
    private static final Pattern HEX = Pattern.compile("0x[0-9a-fA-F]{1,32}");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(?:\\.[0-9]{1,100}|[0-9]{1,100}(?:\\.[0-9]{0,100})?)(?:[eE][-+]?[0-9]{1,3})?");
    private static final double EXACT = 1e15;
    private static final int LINES_TO_DEPTH = 8;
    private static final int LONGEST_KEY = 1_024;

    private final int firstLine;
    private final CatalogConfig.Reading limits;
    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<Node> under = Collections.newSetFromMap(new IdentityHashMap<>());
    private int count;
    private long characters;

    YamlConverter(int firstLine, CatalogConfig.Reading limits) {
        this.firstLine = firstLine;
        this.limits = limits;
    }

    Map<String, Integer> lines() {
        return Map.copyOf(lines);
    }

    /// Of all names and values, each alias counted as often as it is used.
    long characters() {
        return characters;
    }

    JsonNode convert(@Nullable Node root) {
        return root == null ? JSON.nullNode() : convert(root, "", 0);
    }

    private JsonNode convert(Node node, String pointer, int depth) {
        if (++count > limits.maxNodes()) {
            throw Refusal.beyond(
                    line(node),
                    "more than %d values, aliases included".formatted(limits.maxNodes()),
                    "at most %d values in one document".formatted(limits.maxNodes()));
        }
        if (depth > limits.maxDepth()) {
            throw Refusal.beyond(
                    line(node),
                    "nested deeper than %d levels".formatted(limits.maxDepth()),
                    "at most %d levels".formatted(limits.maxDepth()));
        }
        if (depth <= LINES_TO_DEPTH) {
            lines.put(pointer, line(node));
        }
        return switch (node) {
            case ScalarNode scalar -> {
                grow(scalar, scalar.getValue());
                yield scalar(scalar);
            }
            case SequenceNode list -> {
                enter(list);
                var array = JSON.arrayNode(list.getValue().size());
                for (var item : list.getValue()) {
                    array.add(convert(item, pointer + "/" + array.size(), depth + 1));
                }
                under.remove(list);
                yield array;
            }
            case MappingNode map -> {
                enter(map);
                var object = JSON.objectNode();
                for (var field : map.getValue()) {
                    var name = name(field.getKeyNode());
                    grow(field.getKeyNode(), name);
                    if (object.has(name)) {
                        throw new Refusal(
                                line(field.getKeyNode()), "Map keys must be unique; \"" + name + "\" is repeated");
                    }
                    var at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                    object.set(name, convert(field.getValueNode(), at, depth + 1));
                    if (depth < LINES_TO_DEPTH) {
                        lines.put(at, line(field.getKeyNode()));
                    }
                }
                under.remove(map);
                yield object;
            }
            default -> throw new Refusal(line(node), "not a value");
        };
    }

    // Aliases of long texts make much of little.
    private void grow(Node node, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new Refusal(line(node), "a NUL character, which no text has");
        }
        characters += text.length();
        if (characters > limits.maxFileBytes()) {
            throw Refusal.beyond(
                    line(node),
                    "more than %d characters, aliases included".formatted(limits.maxFileBytes()),
                    "at most %d characters in one document".formatted(limits.maxFileBytes()));
        }
    }

    private void enter(Node node) {
        if (!under.add(node)) {
            throw new Refusal(line(node), "an alias that contains itself");
        }
    }

    private String name(Node key) {
        if (!(key instanceof ScalarNode scalar)) {
            throw new Refusal(line(key), "only text can be a key");
        }
        var name = scalar.getValue();
        if (name.length() > LONGEST_KEY || !Texts.storable(name)) {
            throw new Refusal(
                    line(key),
                    "a key longer than %d characters, or with a NUL or half a character in it".formatted(LONGEST_KEY));
        }
        return name;
    }

    private static JsonNode scalar(ScalarNode node) {
        var text = node.getValue();
        var untold =
                node.getScalarStyle() == ScalarStyle.PLAIN && !node.getTag().equals(Tag.STR);
        if (!untold) {
            return JSON.textNode(text);
        }
        if (NULL.matcher(text).matches()) {
            return JSON.nullNode();
        }
        if (TRUE.matcher(text).matches() || FALSE.matcher(text).matches()) {
            return JSON.booleanNode(TRUE.matcher(text).matches());
        }
        if (WHOLE.matcher(text).matches()) {
            return whole(new BigInteger(text));
        }
        if (HEX.matcher(text).matches()) {
            return whole(new BigInteger(text.substring(2), 16));
        }
        if (FLOAT.matcher(text).matches()) {
            var number = Double.parseDouble(text);
            return number == Math.rint(number) && Math.abs(number) < EXACT
                    ? JSON.numberNode((long) number)
                    : Double.isFinite(number) ? JSON.numberNode(number) : JSON.nullNode();
        }
        return JSON.textNode(text);
    }

    private static JsonNode whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
    }

    private int line(Node node) {
        return firstLine + node.getStartMark().getLine();
    }

    /// Ends the conversion of one document.
    static final class Refusal extends RuntimeException {
        private final int line;
        private final @Nullable String limit;

        Refusal(int line, String message) {
            this(line, message, null);
        }

        private Refusal(int line, String message, @Nullable String limit) {
            super(message);
            this.line = line;
            this.limit = limit;
        }

        static Refusal beyond(int line, String message, String limit) {
            return new Refusal(line, message, limit);
        }

        /// What would have been in order; null where it is not a matter of how much.
        @Nullable
        String limit() {
            return limit;
        }

        int line() {
            return line;
        }
    }
}
