package dev.portolan.plugins.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.contracts.PluginId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that has happened in a tenant.
///
/// @param id the same however often it is told
/// @param type past tense, for example `entity.changed`
/// @param subject what it happened to, for example an entity's reference; null when that is the organization
/// @param data with no secret in it; what is larger than 16 KiB is replaced by a word about its size
public record Happening(
        UUID id,
        Instant at,
        String type,
        Origin origin,
        @Nullable String subject,
        JsonNode data) {
    /// In bytes of JSON.
    public static final int LARGEST = 16 * 1024;

    public Happening {
        var bytes = data.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST) {
            data = JsonNodeFactory.instance.objectNode().put("truncated", true).put("bytes", bytes);
        }
    }

    /// As functions of plugins are told of it: `{id, type, time, actor?, subject?, data}`.
    public ObjectNode told() {
        var event = JsonNodeFactory.instance
                .objectNode()
                .put("id", id.toString())
                .put("type", type)
                .put("time", at.toString());
        if (origin.actor() != null) {
            event.put("actor", origin.actor());
        }
        if (subject != null) {
            event.put("subject", subject);
        }
        event.set("data", data);
        return event;
    }

    /// Where it comes from.
    ///
    /// @param source `tenant`, `plugins`, `catalog`, `webhook`, `action` or `plugin`
    /// @param plugin that it is about, or that says so; null for others
    /// @param actor who caused it: a member's subject, `plugin:...` or `service:...`
    /// @param depth how many events, each caused by the one before it, led to this one
    public record Origin(
            String source,
            @Nullable PluginId plugin,
            @Nullable String actor,
            int depth) {}
}
