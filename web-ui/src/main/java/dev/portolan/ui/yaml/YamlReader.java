package dev.portolan.ui.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads one document by the core schema of YAML 1.2, as the catalog does: `yes` and dates are text.
///
/// One reader reads one text.
public final class YamlReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,18}");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(?:\\.[0-9]{1,100}|[0-9]{1,100}\\.[0-9]{0,100})(?:[eE][-+]?[0-9]{1,3})?");
    private static final int MOST_NODES = 50_000;
    private static final int MOST_NODES_OF_LARGE = 800_000;
    private static final int LONGEST_LARGE = 32 << 20;
    private static final int DEEPEST = 60;

    private final Map<String, Integer> lines = new HashMap<>();
    private final boolean large;
    private int nodes;

    private YamlReader(boolean large) {
        this.large = large;
    }

    public static YamlReading read(String text) {
        return read(text, false);
    }

    /// The same for a text that may have millions of characters; only the line of the whole is known.
    public static YamlReading readLarge(String text) {
        return read(text, true);
    }

    private static YamlReading read(String text, boolean large) {
        try {
            return new YamlReader(large).document(text);
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
            return new YamlReading.Broken(mark == null ? 1 : mark.getLine() + 1, sentence(e.getProblem()));
        } catch (YAMLException e) {
            return new YamlReading.Broken(1, "This cannot be read as YAML. Is there a character that does not belong?");
        } catch (Refusal refusal) {
            return new YamlReading.Broken(refusal.line, refusal.words);
        }
    }

    private YamlReading document(String text) {
        var options = new LoaderOptions();
        if (large) {
            options.setCodePointLimit(LONGEST_LARGE);
            options.setMaxAliasesForCollections(1_000);
        }
        var documents = new Yaml(options).composeAll(new StringReader(text)).iterator();
        var value = documents.hasNext() ? convert(documents.next(), "", 0) : JSON.nullNode();
        if (documents.hasNext()) {
            throw new Refusal(line(documents.next()), "Only one entity can be here. Take away what follows the ---.");
        }
        return new YamlReading.Read(value, lines);
    }

    private static String sentence(@Nullable String problem) {
        if (problem == null || problem.isBlank()) {
            return "This cannot be read as YAML.";
        }
        var text = problem.strip();
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }

    private JsonNode convert(Node node, String pointer, int depth) {
        if (++nodes > (large ? MOST_NODES_OF_LARGE : MOST_NODES) || depth > DEEPEST) {
            throw new Refusal(line(node), "This is nested too deep, or more than a page can hold.");
        }
        if (!large || pointer.isEmpty()) {
            lines.putIfAbsent(pointer, line(node));
        }
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode list -> {
                var array = JSON.arrayNode();
                for (var item : list.getValue()) {
                    array.add(convert(item, large ? "/" : pointer + "/" + array.size(), depth + 1));
                }
                yield array;
            }
            case MappingNode map -> {
                var object = JSON.objectNode();
                for (var field : map.getValue()) {
                    if (!(field.getKeyNode() instanceof ScalarNode key)) {
                        throw new Refusal(line(field.getKeyNode()), "Only text can be the name of a field.");
                    }
                    var name = key.getValue();
                    if (object.has(name)) {
                        throw new Refusal(line(key), name + " is here twice. Take one of them away.");
                    }
                    var at = large
                            ? "/"
                            : pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                    if (!large) {
                        lines.put(at, line(key));
                    }
                    object.set(name, convert(field.getValueNode(), at, depth + 1));
                }
                yield object;
            }
            default -> throw new Refusal(line(node), "This is no value.");
        };
    }

    private static JsonNode scalar(ScalarNode node) {
        var text = node.getValue();
        if (node.getScalarStyle() != ScalarStyle.PLAIN || node.getTag().equals(Tag.STR)) {
            return JSON.textNode(text);
        }
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> JSON.nullNode();
            case "true", "True", "TRUE" -> JSON.booleanNode(true);
            case "false", "False", "FALSE" -> JSON.booleanNode(false);
            default ->
                WHOLE.matcher(text).matches()
                        ? JSON.numberNode(Long.parseLong(text))
                        : FLOAT.matcher(text).matches()
                                ? JSON.numberNode(Double.parseDouble(text))
                                : JSON.textNode(text);
        };
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int line;
        private final String words;

        Refusal(int line, String words) {
            super(words);
            this.line = line;
            this.words = words;
        }
    }
}
