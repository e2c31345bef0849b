package dev.portolan.tenants.timeline;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// Says in words what an event of the history topics means.
final class Wording {
    private Wording() {}

    /// @return empty for events that this version does not know: they are skipped
    static Optional<String> of(String type, JsonNode data) {
        var text = switch (type) {
            case "tenant.signed-up" ->
                "Signed up for the plan " + data.path("plan").asText();
            case "tenant.provisioned" -> "The portal was opened";
            case "tenant.state-changed" -> "Went from " + words(data, "from") + " to " + words(data, "to");
            case "tenant.plan-changed" ->
                "Plan changed from " + data.path("from").asText() + " to "
                        + data.path("to").asText();
            case "tenant.erased" -> "Erased";
            case "plugin.installed" ->
                plugin(data) + " installed in version " + data.path("version").asText();
            case "plugin.configured" -> plugin(data) + " configured";
            case "plugin.enabled" -> plugin(data) + " enabled";
            case "plugin.disabled" -> plugin(data) + " disabled";
            case "plugin.upgraded" ->
                plugin(data) + " went from version " + data.path("from").asText() + " to "
                        + data.path("to").asText();
            case "plugin.rolled-back" ->
                plugin(data) + " went back to revision " + data.path("to").asText();
            case "plugin.uninstalled" -> plugin(data) + " uninstalled";
            case "plugin.failed" ->
                plugin(data) + " failed in " + data.path("function").asText() + ": "
                        + data.path("reason").asText();
            case "plugin.purged" -> plugin(data) + " can no longer be restored";
            case "plugin.requested" -> plugin(data) + " was asked for";
            case "plugin.request-decided" ->
                "The request for " + plugin(data) + " was "
                        + data.path("decision").asText();
            default -> "";
        };
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String plugin(JsonNode data) {
        return data.path("plugin").asText();
    }

    private static String words(JsonNode data, String state) {
        return data.path(state).asText().replace('_', ' ');
    }
}
