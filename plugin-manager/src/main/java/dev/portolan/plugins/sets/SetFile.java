package dev.portolan.plugins.sets;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A plugin set as it was read.
///
/// @param plugins what each is to be, as a request for one installation says it
/// @param lines of the file, by JSON Pointer
record SetFile(SequencedMap<PluginId, ObjectNode> plugins, Map<String, Integer> lines) {
    static final String VERSION = "portolan.dev/v1";
    static final String KIND = "PluginSet";
    static final int MOST = 200;

    /// Where an entry stands in the file.
    static JsonPointer at(PluginId plugin) {
        return JsonPointer.empty().appendProperty("plugins").appendProperty(plugin.toString());
    }

    /// The line of a value, or of the nearest one around it.
    int line(String pointer) {
        var at = pointer;
        while (!at.isEmpty() && !lines.containsKey(at)) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return lines.getOrDefault(at, 1);
    }

    /// What stands in an entry; null where nothing does.
    @Nullable
    JsonNode value(PluginId plugin, String pointer) {
        var entry = plugins.get(plugin);
        var value = entry == null ? null : entry.at(JsonPointer.compile(pointer));
        return value == null || value.isMissingNode() ? null : value;
    }

    List<PluginId> names() {
        return List.copyOf(plugins.keySet());
    }
}
