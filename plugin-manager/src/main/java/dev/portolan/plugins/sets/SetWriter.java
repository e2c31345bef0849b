package dev.portolan.plugins.sets;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/// Writes a plugin set as people write YAML. The same set is the same text, byte for byte.
final class SetWriter {
    private SetWriter() {}

    /// One plugin in the file.
    ///
    /// @param secrets JSON Pointers of those that are set; only named
    record Entry(String name, Map<String, Object> choice, JsonNode configuration, List<String> secrets) {}

    static String write(List<Entry> entries) {
        var text = new StringBuilder("apiVersion: " + SetFile.VERSION + "\nkind: " + SetFile.KIND + "\n");
        if (entries.isEmpty()) {
            return text.append("plugins: {}\n").toString();
        }
        text.append("plugins:\n");
        for (var entry : entries) {
            text.append("  ").append(entry.name()).append(":\n");
            text.append(indented(yaml(entry.choice())));
            for (var secret : entry.secrets()) {
                text.append("    # ").append(secret).append(" is a secret and is set; it is not part of this file.\n");
            }
            text.append(indented(yaml(Map.of("configuration", plain(entry.configuration())))));
        }
        return text.toString();
    }

    private static String yaml(Object value) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        return new Yaml(new Texts(options), options).dump(value);
    }

    private static String indented(String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? "\n" : "    " + line + "\n")
                .collect(Collectors.joining());
    }

    private static Object plain(JsonNode value) {
        if (value.isObject()) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            value.properties().forEach(field -> map.put(field.getKey(), scalar(field.getValue())));
            return map;
        }
        var list = new ArrayList<@Nullable Object>();
        value.forEach(item -> list.add(scalar(item)));
        return list;
    }

    private static @Nullable Object scalar(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT, ARRAY -> plain(value);
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.numberValue();
            case NULL, MISSING, BINARY, POJO -> null;
        };
    }

    /// Quotes what the reader would take for something else than text; leaves lines of long texts apart.
    private static final class Texts extends Representer {
        private Texts(DumperOptions options) {
            super(options);
            this.representers.put(String.class, this::text);
        }

        private Node text(Object value) {
            var text = (String) value;
            if (!PlainScalars.read(text).isTextual()) {
                return representScalar(Tag.STR, text, DumperOptions.ScalarStyle.SINGLE_QUOTED);
            }
            return representScalar(Tag.STR, text, style(text));
        }

        // Block style loses what stands at the ends of lines, and has no escapes.
        private static DumperOptions.ScalarStyle style(String text) {
            var lines = text.contains("\n")
                    && text.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f)
                    && !text.startsWith(" ")
                    && !text.startsWith("\n")
                    && !text.contains(" \n")
                    && !text.endsWith(" ");
            if (lines) {
                return DumperOptions.ScalarStyle.LITERAL;
            }
            var single = text.chars().allMatch(c -> c >= ' ' && c != 0x7f && c != 0x85 && (c < 0x2028 || c > 0x2029));
            return single ? DumperOptions.ScalarStyle.PLAIN : DumperOptions.ScalarStyle.DOUBLE_QUOTED;
        }
    }
}
