package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// What has happened, what can be done, and where others call.
final class FakeEvents {
    private static final String[][] EVENTS = {
        {
            "webhook.received",
            "webhook",
            "portolan/github",
            "",
            "",
            "{\"method\":\"POST\",\"bytes\":412,\"headers\":{\"content-type\":\"application/json\",\"x-github-event\":\"push\"},\"body\":{\"ref\":\"refs/heads/main\",\"repository\":{\"full_name\":\"acme/checkout\"}},\"extension\":\"push\",\"status\":202,\"ms\":41}",
            "2",
            "1"
        },
        {
            "entity.changed",
            "catalog",
            "",
            "8f14e45f",
            "component:default/checkout",
            "{\"ref\":\"component:default/checkout\",\"fields\":[\"metadata.tags\",\"spec.owner\"],\"cause\":{\"kind\":\"person\"}}",
            "1",
            "0"
        },
        {
            "plugin.portolan.github.build-finished",
            "plugin",
            "portolan/github",
            "plugin:portolan/github",
            "",
            "{\"repository\":\"acme/checkout\",\"conclusion\":\"failure\",\"number\":1841}",
            "1",
            "0"
        },
        {
            "action.finished",
            "action",
            "portolan/github",
            "member-1",
            "component:default/checkout",
            "{\"extension\":\"rerun\",\"title\":\"Run the build"
                    + " again\",\"run\":\"r1\",\"state\":\"done\",\"message\":\"Build 1842 was started.\"}",
            "0",
            "0"
        },
        {
            "webhook.received",
            "webhook",
            "portolan/github",
            "",
            "",
            "{\"method\":\"POST\",\"bytes\":88,\"extension\":\"push\",\"status\":401,\"error\":\"The signature does"
                    + " not fit: the caller has another secret.\"}",
            "0",
            "0"
        },
        {
            "location.refreshed",
            "catalog",
            "",
            "",
            "",
            "{\"location\":\"0190f3a2-0000-7000-8000-000000000009\",\"entities\":128,\"errors\":2}",
            "0",
            "0"
        },
        {
            "entity.created",
            "catalog",
            "",
            "",
            "api:default/payments-api-with-a-rather-long-name-that-wraps",
            "{\"cause\":{\"kind\":\"source\"}}",
            "1",
            "0"
        },
        {
            "plugin.upgraded",
            "plugins",
            "portolan/uptime",
            "8f14e45f",
            "",
            "{\"from\":\"1.2.0\",\"to\":\"1.3.0\",\"revision\":7}",
            "0",
            "0"
        },
        {"tenant.plan-changed", "tenant", "", "8f14e45f", "", "{\"from\":\"team\",\"to\":\"business\"}", "0", "0"}
    };
    private final AtomicInteger polls = new AtomicInteger();
    private volatile boolean cancelled;

    @Nullable
    Answer answer(Call call) {
        if (call.rest().equals("/events")) {
            return ok(call.empty() ? "{\"items\":[]}" : events(call));
        }
        if (call.is("GET", "/events/[^/]+") || call.is("POST", "/events/[^/]+/replay")) {
            return ok(event(Integer.parseInt(call.segment(2).substring(1)), true));
        }
        if (call.rest().equals("/actions")) {
            return ok(call.empty() ? "{\"items\":[]}" : actions(call.query().containsKey("entity")));
        }
        if (call.is("POST", "/actions/.*")) {
            polls.set(0);
            cancelled = false;
            return new Answer(202, "{\"run\":\"%s\"}".formatted(call.rest().contains("rollback") ? "bad" : "r1"), 0);
        }
        if (call.rest().equals("/action-runs")) {
            return ok(
                    call.empty()
                            ? "{\"items\":[]}"
                            : "{\"items\":[%s,%s,%s]}"
                                    .formatted(run("r2", "running", 3), run("r3", "done", 8), run("bad", "failed", 5)));
        }
        if (call.is("POST", "/action-runs/.*")) {
            cancelled = true;
            return ok(run(call.segment(2), "cancelled", 4));
        }
        if (call.rest().startsWith("/action-runs/")) {
            var id = call.segment(2);
            var step = Math.min(8, polls.incrementAndGet());
            var state = cancelled
                    ? "cancelled"
                    : id.equals("bad") ? "failed" : step >= 8 || id.equals("r3") ? "done" : "running";
            return ok(run(id, state, id.equals("r3") ? 8 : step));
        }
        if (call.rest().equals("/webhooks-in")) {
            return ok("""
                    {"items":[
                     {"publisher":"portolan","plugin":"uptime","extension":"push","title":"Pushes and pull requests","address":"https://portal.acme.test/hooks/8sJm3uK0v6Q1b2ZrX9yTn5wLeHcGdAfVoIiUpRtYqWs","signature":{"kind":"hmac-sha256","header":"X-Hub-Signature-256","setting":"config.webhookSecret","set":true},"lastAt":"%s"},
                     {"publisher":"portolan","plugin":"uptime","extension":"alerts","title":"Alerts","address":"https://portal.acme.test/hooks/Zm3uK0v6Q1b2ZrX9yTn5wLeHcGdAfVoIiUpRtYqWs8sJ","signature":{"kind":"standard","header":"","setting":"config.alertSecret","set":false}},
                     {"publisher":"portolan","plugin":"uptime","extension":"open","title":"Status pages","address":"https://portal.acme.test/hooks/K0v6Q1b2ZrX9yTn5wLeHcGdAfVoIiUpRtYqWs8sJZm3u"}]}""".formatted(Instant.now().minusSeconds(4000)));
        }
        return null;
    }

    private static String events(Call call) {
        var all = new ArrayList<String>();
        for (var index = 0; index < EVENTS.length; index++) {
            var type = call.query().getOrDefault("type", "").replace("*", "");
            var failed = !call.query().containsKey("failed") || !EVENTS[index][7].equals("0");
            if (EVENTS[index][0].startsWith(type) && failed) {
                all.add(event(index, false));
            }
        }
        return "{\"items\":[" + String.join(",", all) + "],\"next\":\"more\"}";
    }

    private static String event(int index, boolean whole) {
        var row = EVENTS[index];
        var at = Instant.now().minusSeconds(40L + 1200L * index * index).truncatedTo(ChronoUnit.MINUTES);
        var deliveries = new ArrayList<String>();
        if (!row[6].equals("0")) {
            deliveries.add(
                    "{\"plugin\":\"portolan/github\",\"extension\":\"mirror\",\"state\":\"delivered\",\"attempts\":1,\"at\":\""
                            + at + "\"}");
        }
        if (!row[7].equals("0")) {
            deliveries.add(
                    "{\"plugin\":\"portolan/uptime\",\"extension\":\"watch\",\"state\":\"failed\",\"attempts\":5,\"at\":\""
                            + at + "\",\"error\":\"hooks.acme.test does not answer: the connection was refused.\"}");
        }
        return "{\"id\":\"e%d\",\"at\":\"%s\",\"type\":\"%s\",\"source\":\"%s\"%s%s%s,\"data\":%s,\"deliveries\":%s,\"failed\":%s}"
                .formatted(
                        index,
                        at,
                        row[0],
                        row[1],
                        member("plugin", row[2]),
                        member("actor", row[3]),
                        member("subject", row[4]),
                        row[5],
                        whole ? "[" + String.join(",", deliveries) + "]" : row[6],
                        row[7]);
    }

    private static String member(String name, String value) {
        return value.isEmpty() ? "" : ",\"" + name + "\":\"" + value + "\"";
    }

    private static String actions(boolean entity) {
        var rerun =
                "{\"publisher\":\"portolan\",\"plugin\":\"github\",\"extension\":\"rerun\",\"title\":\"Run the build"
                        + " again\",\"confirm\":\"The last build of the main branch is started once more.\"}";
        var deploy = """
                {"publisher":"portolan","plugin":"kubernetes","extension":"rollback","title":"Roll back","confirm":"The running version is replaced by the one before it.",
                 "input":{"type":"object","properties":{
                   "environment":{"type":"string","title":"Environment","enum":["staging","production"],"default":"staging"},
                   "reason":{"type":"string","title":"Reason","minLength":10,"description":"Stands in the log of the cluster."},
                   "wait":{"type":"boolean","title":"Wait until it runs","default":true}},"required":["reason"]}}""";
        return "{\"items\":[" + rerun + (entity ? "," + deploy : "") + "]}";
    }

    private static String run(String id, String state, int step) {
        var begun = Instant.now().minusSeconds(step + 2L);
        var lines = new ArrayList<String>();
        var words = new String[] {
            "info|looking for the last build of acme/checkout",
            "info|found build 1841, which failed in step “unit tests”",
            "warn|the runner linux-large is busy; waiting for a free one",
            "info|asking for another run",
            "info|build 1842 is queued",
            "info|build 1842 is running on linux-large-7",
            "debug|https://github.com/acme/checkout/actions/runs/1842",
            "info|done"
        };
        for (var index = 0; index < Math.min(step, words.length); index++) {
            var parts = words[index].split("\\|", 2);
            lines.add("{\"at\":\"%s\",\"level\":\"%s\",\"message\":\"%s\"}"
                    .formatted(begun.plusSeconds(index), parts[0], parts[1]));
        }
        var end = state.equals("running") ? "" : ",\"endedAt\":\"" + Instant.now() + "\"";
        var message = switch (state) {
            case "done" ->
                ",\"message\":\"Build 1842 was started.\",\"result\":{\"ok\":true,\"message\":\"Build 1842 was"
                        + " started.\",\"href\":\"https://github.com/acme/checkout/actions/runs/1842\",\"view\":{\"block\":\"facts\",\"items\":[{\"label\":\"Build\",\"value\":\"1842\"},{\"label\":\"Branch\",\"value\":\"main\"}]}}";
            case "failed" ->
                ",\"message\":\"The cluster refused: deployments.apps “checkout” is forbidden for portolan.\"";
            case "cancelled" -> ",\"message\":\"Cancelled by Ada Okafor. What was done until then is done.\"";
            default -> "";
        };
        return "{\"id\":\"%s\",\"plugin\":\"portolan/github\",\"extension\":\"rerun\",\"title\":\"Run the build again\",\"entity\":\"component:default/checkout\",\"state\":\"%s\",\"by\":{\"subject\":\"8f14e45f\",\"name\":\"Ada Okafor\"},\"startedAt\":\"%s\"%s%s,\"progress\":{\"done\":%d,\"total\":8,\"message\":\"waiting for a runner\"},\"values\":{},\"log\":[%s]}"
                .formatted(id, state, begun, end, message, step, String.join(",", lines));
    }

    private static Answer ok(String json) {
        return new Answer(200, json, 0);
    }
}
