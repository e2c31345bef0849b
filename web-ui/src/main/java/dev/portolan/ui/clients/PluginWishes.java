package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What members who may not install have asked for.
public final class PluginWishes {
    private PluginWishes() {}

    /// @param state `open`, `approved`, `rejected` or `withdrawn`
    /// @param note why it is wanted
    public record Asked(
            String id,
            PluginId plugin,
            String state,
            String note,
            @Nullable Instant at,
            Decision decision) {
        static Asked of(JsonNode node) {
            return new Asked(
                    node.path("id").asText(),
                    new PluginId(
                            node.path("publisher").asText(), node.path("plugin").asText()),
                    Fields.text(node, "state").orElse("open"),
                    Fields.text(node, "note").orElse(""),
                    Fields.instant(node, "at"),
                    new Decision(
                            name(node.path("decidedBy")),
                            Fields.instant(node, "decidedAt"),
                            Fields.text(node, "reason").orElse("")));
        }

        private static String name(JsonNode person) {
            return person.isTextual() ? person.asText() : person.path("name").asText("");
        }
    }

    /// @param by the name of who decided; empty while nobody has
    public record Decision(String by, @Nullable Instant at, String reason) {}
}
