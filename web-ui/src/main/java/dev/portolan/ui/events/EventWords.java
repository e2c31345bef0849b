package dev.portolan.ui.events;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.Events.Event;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What has happened, in words. Of an event that this page has never heard of it says the type.
final class EventWords {
    /// What can be looked for, by the beginning of the type.
    static final Map<String, String> KINDS = kinds();

    private static final int LONGEST = 160;

    private EventWords() {}

    private static Map<String, String> kinds() {
        var kinds = new LinkedHashMap<String, String>();
        kinds.put("entity.*", "to entities");
        kinds.put("location.*", "to sources");
        kinds.put("plugin.*", "to plugins, or is said by them");
        kinds.put("webhook.*", "by calls from outside");
        kinds.put("action.*", "by actions");
        kinds.put("tenant.*", "to the organization");
        return Collections.unmodifiableMap(kinds);
    }

    /// The sentence, without its subject where that is a link beside it.
    static String what(Event event) {
        var data = event.data();
        return switch (event.type()) {
            case "entity.created" -> "was added to the catalog" + cause(data);
            case "entity.changed" -> "changed" + fields(data) + cause(data);
            case "entity.deleted" -> "was removed from the catalog" + cause(data);
            case "location.refreshed" ->
                "A source was read: " + count(data, "entities", "entities") + ", " + count(data, "errors", "errors");
            case "webhook.received" -> webhook(event);
            case "action.finished" ->
                "“" + data.path("title").asText() + "” "
                        + (data.path("state").asText().equals("done")
                                ? "was done"
                                : data.path("state").asText())
                        + (data.hasNonNull("message")
                                ? ": " + data.path("message").asText()
                                : "");
            case "plugin.installed" ->
                "was installed in version " + data.path("version").asText();
            case "plugin.configured" -> "was configured";
            case "plugin.enabled" -> "was switched on";
            case "plugin.disabled" -> "was switched off";
            case "plugin.upgraded" ->
                "went from version " + data.path("from").asText() + " to "
                        + data.path("to").asText();
            case "plugin.rolled-back" ->
                "went back to revision " + data.path("to").asText();
            case "plugin.uninstalled" -> "was uninstalled";
            case "plugin.purged" -> "can no longer be restored";
            case "plugin.failed" -> "failed in " + data.path("function").asText();
            case "plugin.update-available" ->
                "could be updated to version " + data.path("to").asText();
            case "plugin.requested" -> "was asked for";
            case "plugin.request-decided" ->
                "was asked for, and that was " + data.path("decision").asText();
            case "tenant.signed-up" -> "The organization signed up";
            case "tenant.provisioned" -> "The portal was opened";
            case "tenant.state-changed" ->
                "The organization went from " + words(data, "from") + " to " + words(data, "to");
            case "tenant.plan-changed" ->
                "The plan changed from " + data.path("from").asText() + " to "
                        + data.path("to").asText();
            default -> event.type().startsWith("plugin.") ? "says: " + said(event) : event.type();
        };
    }

    /// Whether the sentence needs to be told what it is about.
    static boolean aboutPlugin(Event event) {
        return event.plugin() != null
                && (event.type().startsWith("plugin.") || event.type().startsWith("webhook."));
    }

    private static String webhook(Event event) {
        var status = event.data().path("status").asInt();
        if (status == 401) {
            return "was called by somebody who could not prove who they are";
        }
        return "was called from outside and answered with " + status;
    }

    /// What a plugin says, by its own name of the event and the first few of its values.
    private static String said(Event event) {
        var prefix = "plugin." + String.valueOf(event.plugin()).replace('/', '.') + ".";
        var name = event.type().startsWith(prefix) ? event.type().substring(prefix.length()) : event.type();
        var values = new ArrayList<String>();
        event.data().properties().stream()
                .filter(value -> value.getValue().isValueNode())
                .limit(4)
                .forEach(value ->
                        values.add(value.getKey() + " " + value.getValue().asText()));
        return cut(name + (values.isEmpty() ? "" : " (" + String.join(", ", values) + ")"));
    }

    private static String fields(JsonNode data) {
        var fields = data.path("fields")
                .valueStream()
                .map(JsonNode::asText)
                .map(field -> field.replace("metadata.", "").replace("spec.", ""))
                .limit(5)
                .toList();
        return fields.isEmpty() ? "" : " in " + String.join(", ", fields);
    }

    private static String cause(JsonNode data) {
        return switch (data.path("cause").path("kind").asText()) {
            case "source" -> ", as its source says";
            case "person" -> ", by hand";
            case "provider" -> ", as a provider says";
            case "plugin" -> ", by a plugin";
            case "import" -> ", by an import";
            default -> "";
        };
    }

    private static String count(JsonNode data, String field, String words) {
        return data.path(field).asInt() + " " + words;
    }

    private static String words(JsonNode data, String field) {
        return data.path(field).asText().replace('_', ' ');
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
