package dev.portolan.plugins.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.plugins.events.Happening.Origin;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes of an event on a history topic what the log keeps of it.
final class TopicEvents {
    /// Told a few times a second, and over when it is read.
    private static final Set<String> LEFT_OUT = Set.of("location.progress");

    private TopicEvents() {}

    /// @param source `tenant`, `plugins` or `catalog`
    static Optional<Happening> read(String source, CloudEvent event, byte[] json) {
        if (LEFT_OUT.contains(event.type()) || !(Json.read(json, JsonNode.class) instanceof ObjectNode data)) {
            return Optional.empty();
        }
        var plugin = plugin(data.path("plugin").asText());
        var subject = text(data, "ref");
        data.remove(Set.of("type", "tenant", "at"));
        var origin = new Origin(source, plugin, event.actor(), depth(data));
        return Optional.of(new Happening(event.id(), event.time(), event.type(), origin, subject, data));
    }

    private static int depth(ObjectNode data) {
        return Math.max(
                0,
                Math.max(
                        data.path("depth").asInt(),
                        data.path("cause").path("depth").asInt()));
    }

    private static @Nullable PluginId plugin(String text) {
        try {
            return text.isEmpty() ? null : PluginId.parse(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable String text(ObjectNode data, String name) {
        return data.path(name).isTextual() ? data.path(name).asText() : null;
    }
}
