package dev.portolan.ui.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/// What came of reading a text in YAML.
public sealed interface YamlReading {
    /// @param lines the line of each field by its JSON Pointer, from 1
    record Read(JsonNode value, Map<String, Integer> lines) implements YamlReading {
        public Read {
            lines = Map.copyOf(lines);
        }

        /// The line of a field, or of the nearest one around it that is there.
        ///
        /// @param pointer JSON Pointer
        public int line(String pointer) {
            for (var at = pointer; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
                var line = lines.get(at);
                if (line != null) {
                    return line;
                }
            }
            return lines.getOrDefault("", 1);
        }
    }

    /// @param line from 1
    record Broken(int line, String message) implements YamlReading {}
}
