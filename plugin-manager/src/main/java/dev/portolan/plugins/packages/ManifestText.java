package dev.portolan.plugins.packages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.portolan.plugins.schema.Findings;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.YAMLException;

/// Reads YAML as JSON. Anchors are not expanded, keys stand once.
final class ManifestText {
    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .loaderOptions(options())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private ManifestText() {}

    static JsonNode read(String text, Findings findings) {
        try {
            var json = YAML.readTree(text);
            if (json != null && !json.isMissingNode()) {
                return json;
            }
            findings.add("", "nothing", "YAML", "The file is empty.");
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            findings.add(
                    "",
                    at == null ? "broken text" : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr()),
                    "YAML with each key once",
                    "This is no YAML.");
        } catch (YAMLException e) {
            findings.add("", "broken text", "YAML with each key once", "This is no YAML.");
        }
        return MissingNode.getInstance();
    }

    private static LoaderOptions options() {
        var options = new LoaderOptions();
        options.setNestingDepthLimit(30);
        options.setCodePointLimit(1 << 20);
        return options;
    }
}
