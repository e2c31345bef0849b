package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.PluginId;
import dev.portolan.contracts.Problem.Violation;
import dev.portolan.ui.clients.Plugins.Asked;
import dev.portolan.ui.clients.Plugins.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what several answers of plugin-manager have in common.
final class Answers {
    private Answers() {}

    static PluginId id(JsonNode node) {
        return new PluginId(node.path("publisher").asText(), node.path("plugin").asText());
    }

    static List<Difference> differences(JsonNode node, String name) {
        return Fields.list(
                node,
                name,
                item -> new Difference(
                        item.path("path").asText(), value(item.path("before")), value(item.path("after"))));
    }

    static List<Asked> asked(JsonNode node, String name) {
        return Fields.list(
                node,
                name,
                item -> item.isTextual()
                        ? new Asked(item.asText(), item.asText(), null, null)
                        : new Asked(
                                item.path("permission").asText(),
                                Fields.text(item, "title")
                                        .orElse(item.path("permission").asText()),
                                Fields.text(item, "detail").orElse(null),
                                Fields.text(item, "danger").orElse(null)));
    }

    static List<Violation> violations(JsonNode node, String name) {
        return Fields.list(
                node,
                name,
                item -> new Violation(
                        item.path("pointer").asText(), item.path("message").asText()));
    }

    /// A reason, be it a sentence or an object with one.
    static String words(JsonNode node) {
        return node.isTextual()
                ? node.asText()
                : Fields.text(node, "message").orElse(node.path("found").asText());
    }

    private static @Nullable JsonNode value(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node;
    }
}
