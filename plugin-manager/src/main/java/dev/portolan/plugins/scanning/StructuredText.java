package dev.portolan.plugins.scanning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads what JSON and YAML files say once their escapes are resolved.
final class StructuredText {
    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private StructuredText() {}

    /// @return empty for files of other kinds, and for what does not read: the package's reader has told that
    static Optional<JsonNode> read(String path, String text) {
        try {
            if (path.endsWith(".json")) {
                return Optional.ofNullable(JSON.readTree(text));
            }
            return path.endsWith(".yaml") ? Optional.ofNullable(YAML.readTree(text)) : Optional.empty();
        } catch (JsonProcessingException | YAMLException e) {
            return Optional.empty();
        }
    }
}
