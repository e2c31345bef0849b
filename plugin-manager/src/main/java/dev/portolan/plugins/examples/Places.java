package dev.portolan.plugins.examples;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The lines of a JSON or YAML text that JSON Pointers name.
public final class Places {
    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = new YAMLFactory();

    private final Map<String, Integer> lines;

    private Places(Map<String, Integer> lines) {
        this.lines = Map.copyOf(lines);
    }

    /// Reads a text as far as it can be read.
    ///
    /// @param path of the file; what does not end in `.json` is taken for YAML
    public static Places of(String path, String text) {
        var lines = new HashMap<String, Integer>();
        try (var parser = path.endsWith(".json") ? JSON.createParser(text) : YAML.createParser(text)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                note(parser, token, lines);
            }
        } catch (IOException e) {
            // What stands before the fault has its lines; the fault itself is told by whoever reads the text.
            lines.putIfAbsent("", 1);
        }
        return new Places(lines);
    }

    private static void note(JsonParser parser, JsonToken token, Map<String, Integer> lines) {
        if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
            var pointer = parser.getParsingContext().pathAsPointer().toString();
            lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
        }
    }

    /// The line of a value, or of the nearest one around it that is there; null when there is none.
    public @Nullable Integer line(String pointer) {
        for (var at = pointer; ; at = at.substring(0, at.lastIndexOf('/'))) {
            var line = lines.get(at);
            if (line != null || at.isEmpty() || at.indexOf('/') < 0) {
                return line;
            }
        }
    }
}
