package dev.portolan.ui.fakes;

import static dev.portolan.ui.fakes.FakeAnswers.ok;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.streams.Json;
import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An inbox that keeps what is done to it; a new organization's is empty.
final class FakeNotifications {
    private final Map<String, ObjectNode> items = new LinkedHashMap<>();
    private JsonNode choices = Json.read("""
            {"channels": [{"id": "portal", "title": "Portal"}, {"id": "mail", "title": "Mail"},
                          {"id": "portolan/chat/room", "title": "Chat"}],
             "topics": [
               {"topic": "plugins", "title": "Portolan", "channels": {"portal": true, "mail": true, "portolan/chat/room": false}},
               {"topic": "requests", "title": "Portolan", "channels": {"portal": true, "mail": true, "portolan/chat/room": false}},
               {"topic": "builds", "plugin": "portolan/jenkins", "title": "Jenkins", "channels": {"portal": true, "mail": false, "portolan/chat/room": true}},
               {"topic": "incidents", "plugin": "portolan/pagerduty", "title": "On call", "channels": {"portal": true, "mail": true, "portolan/chat/room": true}}]}""".getBytes(StandardCharsets.UTF_8), JsonNode.class);

    FakeNotifications() {
        add(
                "n1",
                3,
                "critical",
                "incidents",
                "On call",
                "Payments does not answer since 14:02",
                """
                **12 of 12** instances fail their check. The first to see it was `eu-west`.

                - [Runbook](https://handbook.acme.test/payments)
                - Ada Okafor is on call""",
                "/acme/catalog/default/component/payments-api",
                "component:default/payments-api");
        add(
                "n2",
                41,
                "high",
                "plugins",
                "Portolan",
                "Announcements was disabled",
                "It broke its budget three times in a row, so the platform has stopped it. Change its settings or its version, then enable it again.",
                "/acme/plugins/portolan/announcements",
                null);
        add(
                "n3",
                95,
                "normal",
                "requests",
                "Portolan",
                "Cem Aydin asks for Code quality",
                "Approving it installs it.",
                "/acme/plugins/requests",
                null);
        add(
                "n4",
                200,
                "normal",
                "builds",
                "Jenkins",
                "The build of checkout is green again",
                null,
                "https://ci.acme.test/job/checkout/812",
                "component:default/checkout");
        add(
                "n5",
                60 * 26,
                "low",
                "builds",
                "Jenkins",
                "The nightly build of the recommendation engine with all of its models took 48 minutes longer than the average of the last thirty nights",
                null,
                null,
                null);
        add(
                "n6",
                60 * 50,
                "normal",
                "plugins",
                "Portolan",
                "Uptime 1.3.0 is there",
                "It asks for more than you have consented to, so it waits for you.",
                "/acme/plugins/updates",
                null);
        mark("n4", "read", true);
        mark("n5", "read", true);
        mark("n6", "read", true);
        mark("n6", "saved", true);
    }

    @Nullable
    Answer answer(Call call) {
        if (call.rest().equals("/notification-settings")) {
            if (call.is("PUT", ".*")) {
                var written = Json.read(call.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
                var topics = choices.path("topics");
                for (var i = 0; i < topics.size() && i < written.path("topics").size(); i++) {
                    ((ObjectNode) topics.get(i))
                            .set("channels", written.path("topics").get(i).path("channels"));
                }
            }
            return ok(text(choices));
        }
        if (!call.rest().startsWith("/notifications")) {
            return null;
        }
        if (call.is("GET", "/notifications/count")) {
            return ok("{\"unread\":" + (call.empty() ? 0 : unread()) + ",\"enabled\":true}");
        }
        if (call.is("POST", "/notifications/read")) {
            var ids = items.values().stream()
                    .filter(item -> !item.path("read").asBoolean())
                    .map(item -> "\"" + item.path("id").asText() + "\"")
                    .toList();
            items.values().forEach(item -> item.put("read", true));
            return ok("{\"ids\":[" + String.join(",", ids) + "]}");
        }
        if (call.is("PATCH", "/notifications.*")) {
            return patch(call);
        }
        if (call.is("GET", "/notifications/.+")) {
            var item = items.get(call.segment(2));
            return item == null ? FakeAnswers.notFound() : ok(text(item));
        }
        return ok(call.empty() ? "{\"items\":[]}" : "{\"items\":" + list(call) + "}");
    }

    private Answer patch(Call call) {
        var body = Json.read(call.body().getBytes(StandardCharsets.UTF_8), JsonNode.class);
        var ids = new ArrayList<String>();
        if (call.rest().equals("/notifications")) {
            body.path("ids").forEach(id -> ids.add(id.asText()));
        } else {
            ids.add(call.segment(2));
        }
        for (var mark : List.of("read", "saved", "done")) {
            if (body.has(mark)) {
                ids.forEach(id -> mark(id, mark, body.path(mark).asBoolean()));
            }
        }
        return call.rest().equals("/notifications")
                ? ok("{\"ids\":[\"" + String.join("\",\"", ids) + "\"]}")
                : ok(text(items.getOrDefault(ids.getFirst(), JsonNodeFactory.instance.objectNode())));
    }

    private List<String> list(Call call) {
        var state = call.query().getOrDefault("state", "all");
        return items.values().stream()
                .filter(item -> switch (state) {
                    case "unread" ->
                        !item.path("read").asBoolean() && !item.path("done").asBoolean();
                    case "saved" -> item.path("saved").asBoolean();
                    case "done" -> item.path("done").asBoolean();
                    default -> !item.path("done").asBoolean();
                })
                .filter(item -> fits(item, call, "severity") && fits(item, call, "topic"))
                .map(FakeNotifications::text)
                .toList();
    }

    private static boolean fits(JsonNode item, Call call, String field) {
        var wanted = call.query().getOrDefault(field, "");
        return wanted.isEmpty() || item.path(field).asText().equals(wanted);
    }

    private long unread() {
        return items.values().stream()
                .filter(item -> !item.path("read").asBoolean())
                .count();
    }

    private void mark(String id, String mark, boolean wanted) {
        var item = items.get(id);
        if (item != null) {
            item.put(mark, wanted);
        }
    }

    private void add(
            String id,
            int minutes,
            String severity,
            String topic,
            String sender,
            String title,
            @Nullable String body,
            @Nullable String href,
            @Nullable String entity) {
        var item = JsonNodeFactory.instance.objectNode();
        item.put("id", id).put("title", title).put("severity", severity).put("topic", topic);
        if (body != null) {
            item.put("body", body);
        }
        if (href != null) {
            item.put("href", href);
        }
        if (entity != null) {
            item.put("entity", entity);
        }
        item.put("sender", sender).put("at", FakeAnswers.ago(minutes));
        item.put("read", false).put("saved", false).put("done", false);
        items.put(id, item);
    }

    private static String text(JsonNode json) {
        return new String(Json.write(json), StandardCharsets.UTF_8);
    }
}
