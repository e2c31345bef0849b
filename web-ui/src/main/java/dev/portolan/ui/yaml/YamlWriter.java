package dev.portolan.ui.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// Writes entities as people write them.
public final class YamlWriter {
    private static final Set<String> OURS = Set.of("relations", "status");
    private static final Set<String> OUR_METADATA = Set.of("uid", "etag");
    private static final String OUR_ANNOTATIONS = "backstage.io/managed-by-";

    private YamlWriter() {}

    public static String write(JsonNode value) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setSplitLines(false);
        options.setWidth(Integer.MAX_VALUE);
        return new Yaml(options).dump(plain(value));
    }

    /// An entity without what the catalog adds: what somebody would have written.
    public static ObjectNode authored(JsonNode entity) {
        var copy = entity.isObject()
                ? (ObjectNode) entity.deepCopy()
                : entity.deepCopy().withObject("");
        copy.remove(OURS);
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(OUR_METADATA);
            if (metadata.path("annotations") instanceof ObjectNode annotations) {
                annotations.properties().removeIf(entry -> entry.getKey().startsWith(OUR_ANNOTATIONS));
                if (annotations.isEmpty()) {
                    metadata.remove("annotations");
                }
            }
        }
        return copy;
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isObject()) {
            var map = new LinkedHashMap<String, @Nullable Object>();
            value.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
            return map;
        }
        if (value.isArray()) {
            var list = new ArrayList<@Nullable Object>();
            value.forEach(item -> list.add(plain(item)));
            return list;
        }
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        return value.isNumber() ? value.numberValue() : null;
    }
}
