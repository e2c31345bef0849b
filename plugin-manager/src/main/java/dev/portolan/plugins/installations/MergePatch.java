package dev.portolan.plugins.installations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.plugins.schema.ConfigSchema;
import org.jspecify.annotations.Nullable;

/// JSON Merge Patch (RFC 7396) on an installation. The configuration is merged member by member; a secret that is
/// removed is cleared, one that is not spoken of is kept.
final class MergePatch {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private MergePatch() {}

    /// Makes the patch a request that says the whole of what it touches.
    ///
    /// @param configuration the one in force, secrets shown as `{"set": true|false}`
    static @Nullable JsonNode resolve(@Nullable JsonNode patch, ObjectNode configuration, ConfigSchema schema) {
        if (!(patch instanceof ObjectNode)) {
            return patch;
        }
        ObjectNode request = patch.deepCopy();
        if (request.has("configuration")) {
            request.set("configuration", configuration(request.get("configuration"), configuration, schema));
        }
        if (request.path("grants").isNull()) {
            request.set("grants", NODES.arrayNode());
        }
        return request;
    }

    private static JsonNode configuration(JsonNode change, ObjectNode configuration, ConfigSchema schema) {
        if (change.isNull()) {
            return NODES.objectNode();
        }
        return change instanceof ObjectNode members
                ? merge(SecretMarkers.without(configuration, schema), SecretMarkers.clearing(members, schema))
                : change;
    }

    private static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode merged = target instanceof ObjectNode object ? object.deepCopy() : NODES.objectNode();
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.remove(change.getKey());
            } else {
                merged.set(change.getKey(), merge(merged.path(change.getKey()), change.getValue()));
            }
        });
        return merged;
    }
}
