package dev.portolan.plugins.sets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/// Reads one YAML document as JSON, with the line of every value, within the limits that catalog descriptors have
/// too: depth, number of values, uses of aliases, and size once aliases are spelt out.
final class YamlTree {
    static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_VALUES = 100_000;
    private static final int MOST_ALIASES = 100;
    private static final int DEEPEST = 60;
    private static final int LONGEST_KEY = 1_024;
    private static final int LONGEST_WORDS = 300;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, Integer> lines = new HashMap<>();
    private final Set<Node> under = Collections.newSetFromMap(new IdentityHashMap<>());
    private int values;
    private long characters;

    private YamlTree() {}

    /// What a text comes to.
    sealed interface Outcome {
        /// @param lines from 1, by JSON Pointer
        record Read(JsonNode json, Map<String, Integer> lines) implements Outcome {}

        /// @param line from 1
        record Broken(int line, String message) implements Outcome {}
    }

    static Outcome read(String text) {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setProcessComments(false);
        try {
            var tree = new YamlTree();
            var root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            var json = root == null ? JSON.nullNode() : tree.convert(root, JsonPointer.empty(), 0);
            return new Outcome.Read(json, Map.copyOf(tree.lines));
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            return new Outcome.Broken(mark == null ? 1 : mark.getLine() + 1, shown(String.valueOf(e.getProblem())));
        } catch (ReaderException e) {
            return new Outcome.Broken(1, "the character U+%04X cannot stand in YAML".formatted(e.getCodePoint()));
        } catch (Refusal e) {
            return new Outcome.Broken(e.line, String.valueOf(e.getMessage()));
        } catch (YAMLException e) {
            return new Outcome.Broken(1, beyond(String.valueOf(e.getMessage())));
        }
    }

    private JsonNode convert(Node node, JsonPointer at, int depth) {
        if (++values > MOST_VALUES || depth > DEEPEST) {
            throw new Refusal(
                    node,
                    "at most %,d values, nested %d deep, aliases included, may stand in one file"
                            .formatted(MOST_VALUES, DEEPEST));
        }
        lines.putIfAbsent(at.toString(), line(node));
        return switch (node) {
            case ScalarNode scalar -> {
                grow(scalar, scalar.getValue());
                yield PlainScalars.read(scalar);
            }
            case SequenceNode list -> {
                enter(list);
                var array = JSON.arrayNode();
                for (var item : list.getValue()) {
                    array.add(convert(item, at.appendIndex(array.size()), depth + 1));
                }
                under.remove(list);
                yield array;
            }
            case MappingNode map -> {
                enter(map);
                var object = JSON.objectNode();
                for (var field : map.getValue()) {
                    var name = name(field.getKeyNode());
                    if (object.has(name)) {
                        throw new Refusal(field.getKeyNode(), "the key " + shown(name) + " stands here twice");
                    }
                    var here = at.appendProperty(name);
                    lines.put(here.toString(), line(field.getKeyNode()));
                    object.set(name, convert(field.getValueNode(), here, depth + 1));
                }
                under.remove(map);
                yield object;
            }
            default -> throw new Refusal(node, "this is no value");
        };
    }

    private String name(Node key) {
        if (!(key instanceof ScalarNode scalar) || scalar.getValue().length() > LONGEST_KEY) {
            throw new Refusal(key, "only text of at most %,d characters can be a key".formatted(LONGEST_KEY));
        }
        grow(key, scalar.getValue());
        return scalar.getValue();
    }

    // Aliases of long texts make much of little.
    private void grow(Node node, String text) {
        characters += text.length();
        if (text.indexOf('\0') >= 0 || characters > MOST_CHARACTERS) {
            throw new Refusal(node, "at most %,d characters, aliases included, and no NUL".formatted(MOST_CHARACTERS));
        }
    }

    private void enter(Node node) {
        if (!under.add(node)) {
            throw new Refusal(node, "an alias that contains itself");
        }
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    // The parser's words for its limits name its own settings.
    private static String beyond(String message) {
        if (message.contains("Nesting Depth")) {
            return "nested deeper than %d levels".formatted(DEEPEST);
        }
        if (message.contains("aliases")) {
            return "more than %d uses of aliases".formatted(MOST_ALIASES);
        }
        return message.contains("exceeds the limit")
                ? "longer than %,d characters".formatted(MOST_CHARACTERS)
                : shown(message.lines().findFirst().orElse("not readable"));
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS) + "…";
    }

    /// Ends the reading of one document.
    private static final class Refusal extends RuntimeException {
        private final int line;

        private Refusal(Node node, String message) {
            super(message);
            this.line = YamlTree.line(node);
        }
    }
}
