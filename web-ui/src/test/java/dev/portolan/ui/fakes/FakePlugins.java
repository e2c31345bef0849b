package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Installed plugins that keep what is done to them, with something of every kind to look at: updates, requests,
/// repairs, and the set as a file. In a configuration, what contains `bad` fails its test.
final class FakePlugins {
    private static final String UPTIME = "/installations/portolan/uptime";
    private static final String ASKS = """
        [{"permission":"egress:https://api.status.test","title":"Ask api.status.test","detail":"It sends requests to that host over https.","danger":"medium"}]\
        """;
    private static final String BEN = "{\"subject\":\"b\",\"name\":\"Ben Ito\"}";
    private final Map<String, String> requests = new LinkedHashMap<>();
    private final List<String> repairs = new ArrayList<>();
    private final List<String> revisions = new ArrayList<>();
    private boolean enabled = true;
    private boolean automatic = true;
    private boolean updated;
    private boolean uninstalled;
    private int revision = 4;
    private String interval = "PT1M";
    private int threshold = 3;

    FakePlugins() {
        requests.put(
                "r1",
                request(
                        "r1",
                        "sonarqube",
                        "Code quality",
                        "open",
                        "x",
                        "Cem Aydin",
                        "\"note\":\"We want the quality gate on every service page.\""));
        requests.put(
                "r2",
                request(
                        "r2",
                        "costs",
                        "Cost per month",
                        "open",
                        "8f14e45f",
                        "Ada Okafor",
                        "\"note\":\"For the budget talks in December.\""));
        requests.put(
                "r3",
                request(
                        "r3",
                        "incidents",
                        "Incidents",
                        "rejected",
                        "x",
                        "Cem Aydin",
                        "\"note\":\"On call needs it\",\"decidedBy\":" + BEN + ",\"decidedAt\":\""
                                + FakeAnswers.ago(600) + "\",\"reason\":\"We move to another tool in spring.\""));
        repairs.add(repair(
                "a1",
                "announcements",
                "Announcements",
                "over_budget",
                "It took longer than 800 ms three times in a row and was switched off. Its log says when.",
                "{\"action\":\"enable\",\"label\":\"Switch it on"
                        + " again\"},{\"action\":\"uninstall\",\"label\":\"Uninstall it\"}"));
        repairs.add(repair(
                "a2",
                "oncall",
                "On call",
                "auth_expired",
                "pager.acme.test has refused its token since 9:40. Nothing of it is shown until it gets a new one.",
                "{\"action\":\"configure\",\"label\":\"Give it a new token\"}"));
        repairs.add(repair(
                "a3",
                "badges",
                "Badges",
                "dependency_missing",
                "It needs portolan/notifications 1.x, which was uninstalled.",
                "{\"action\":\"install_dependency\",\"label\":\"Install"
                        + " notifications\",\"publisher\":\"portolan\",\"plugin\":\"notifications\"}"));
        repairs.add(repair(
                "a4",
                "uptime",
                "Uptime",
                "rolled_back",
                "Version 1.3.0 failed its health check after 4 minutes (probe: connection refused) and went"
                        + " back to 1.2.0 by itself.",
                "{\"action\":\"acknowledge\",\"label\":\"Understood\"},{\"action\":\"update\",\"label\":\"Try"
                        + " again\"}"));
        repairs.add(repair(
                "a5",
                "charts",
                "Charts",
                "consent_needed",
                "Version 2.0.0 newly asks for “Read your catalog”. Until somebody agrees, version 1.9.0 goes on.",
                "{\"action\":\"consent\",\"label\":\"Review and update\"}"));
        revisions.add(
                revision(
                        1,
                        "installed",
                        "Ada Okafor",
                        60 * 24 * 40,
                        "{\"path\":\"/version\",\"after\":\"1.1.0\"},{\"path\":\"/channel\",\"after\":\"stable\"},{\"path\":\"/enabled\",\"after\":true},{\"path\":\"/configuration/target\",\"after\":\"https://status.acme.test\"},{\"path\":\"/configuration/interval\",\"after\":\"PT5M\"},{\"path\":\"/configuration/threshold\",\"after\":3},{\"path\":\"/configuration/token\",\"after\":\"changed\"}"));
        revisions.add(revision(
                2,
                "upgraded",
                "Ada Okafor",
                60 * 24 * 9,
                "{\"path\":\"/version\",\"before\":\"1.1.0\",\"after\":\"1.2.0\"}"));
        revisions.add(revision(
                3, "disabled", "Ben Ito", 60 * 24 * 8, "{\"path\":\"/enabled\",\"before\":true,\"after\":false}"));
        revisions.add(
                revision(
                        4,
                        "configured",
                        "Ada Okafor",
                        60 * 24 * 7,
                        "{\"path\":\"/configuration/interval\",\"before\":\"PT5M\",\"after\":\"PT1M\"},{\"path\":\"/configuration/token\",\"after\":\"changed\"},{\"path\":\"/enabled\",\"before\":false,\"after\":true}"));
    }

    @Nullable
    Answer answer(Call call) {
        if (call.rest().equals("/installations")) {
            return list(call);
        }
        if (call.rest().startsWith(UPTIME)) {
            return uptime(call, call.rest().substring(UPTIME.length()));
        }
        if (call.rest().startsWith("/installations/")) {
            return other(call);
        }
        if (call.rest().startsWith("/plugin-updates")) {
            return updates(call);
        }
        if (call.rest().startsWith("/plugin-requests")) {
            return requests(call);
        }
        if (call.rest().startsWith("/plugin-repairs")) {
            return repairs(call);
        }
        return call.rest().startsWith("/plugin-set") ? set(call) : null;
    }

    /// Ben changes two settings.
    void elsewhere() {
        interval = "PT2M";
        threshold = 5;
        revision++;
        revisions.add(
                revision(
                        revision,
                        "configured",
                        "Ben Ito",
                        0,
                        "{\"path\":\"/configuration/interval\",\"before\":\"PT1M\",\"after\":\"PT2M\"},{\"path\":\"/configuration/threshold\",\"before\":3,\"after\":5}"));
    }

    private Answer list(Call call) {
        var retained = call.query().containsKey("retained");
        if (call.empty()) {
            return FakeAnswers.ok("{\"items\":[]}");
        }
        if (retained) {
            return FakeAnswers.ok(FakeAnswers.items(List.of(
                    item("readme", "Readme", "0.9.1", false, 6, "uninstalling", "\"health\":{\"state\":\"ok\"}"))));
        }
        var items = new ArrayList<String>();
        if (!uninstalled) {
            items.add(installation());
        }
        items.add(FakeAnswers.file("installation2.json"));
        items.add(item(
                "oncall",
                "On call",
                "2.0.0",
                true,
                3,
                "enabled",
                "\"health\":{\"state\":\"auth_expired\",\"message\":\"pager.acme.test has refused its"
                        + " token\"},\"channel\":\"beta\""));
        items.add(item(
                "costs-overview",
                "Cost overview",
                "1.0.0",
                false,
                2,
                "needs_configuration",
                "\"health\":{\"state\":\"ok\"}"));
        items.add(item("badges", "Badges", "1.4.2", false, 5, "disabled", "\"health\":{\"state\":\"ok\"}"));
        items.add(item(
                "radar",
                "Tech radar",
                "3.1.0",
                false,
                9,
                "blocked_by_plan",
                "\"health\":{\"state\":\"ok\",\"message\":\"Your plan has room for 5 plugins.\"}"));
        return FakeAnswers.ok(FakeAnswers.items(items));
    }

    private Answer uptime(Call call, String rest) {
        if (uninstalled && !rest.equals("/restore")) {
            return FakeAnswers.notFound();
        }
        return switch (rest) {
            case "/revisions" -> FakeAnswers.ok(FakeAnswers.items(revisions.reversed()));
            case "/log" -> FakeAnswers.ok(FakeAnswers.file("log.json"));
            case "/test" ->
                new Answer(
                        200,
                        call.body().contains("bad")
                                ? "{\"ok\":false,\"message\":\"bad.acme.test did not answer: the name does not"
                                        + " resolve.\"}"
                                : "{\"ok\":true,\"message\":\"Reached status.acme.test in 84 ms.\"}",
                        400);
            case "/rollback" -> {
                if (call.query().containsKey("dryRun")) {
                    yield FakeAnswers.ok("""
                        {"plan":["Changes the settings of Uptime."],"also":[],"refusals":[],"consents":[],"missing":[],
                         "diff":[{"path":"/configuration/interval","before":"PT1M","after":"PT5M"}]}\
                        """);
                }
                changed("rolled_back", "{\"path\":\"/configuration/interval\",\"before\":\"PT1M\",\"after\":\"PT5M\"}");
                yield FakeAnswers.ok(installation());
            }
            case "/restore" -> {
                uninstalled = false;
                yield FakeAnswers.ok(installation());
            }
            default -> itself(call);
        };
    }

    private Answer itself(Call call) {
        if (call.query().containsKey("dryRun")) {
            return FakeAnswers.ok(
                    "{\"plan\":[\"Changes the settings of Uptime.\"],\"also\":[],\"refusals\":[],\"diff\":["
                            + diff(call.body()) + "],\"consents\":[],\"missing\":[]}");
        }
        switch (call.method()) {
            case "DELETE" -> uninstalled = true;
            case "PATCH" -> {
                if (call.body().contains("automaticUpdates")) {
                    automatic = call.body().contains("true");
                } else {
                    enabled = call.body().contains("true");
                    changed(enabled ? "enabled" : "disabled", "{\"path\":\"/enabled\",\"after\":" + enabled + "}");
                }
            }
            case "PUT" -> {
                var diff = diff(call.body());
                interval = FakeAnswers.text(call.body(), "interval");
                changed("configured", diff);
            }
            default -> {}
        }
        return new Answer(200, installation(), 120);
    }

    private String diff(String body) {
        var version = FakeAnswers.text(body, "version");
        if (!version.isEmpty()) {
            return "{\"path\":\"/version\",\"before\":\"1.2.0\",\"after\":\"" + version + "\"}";
        }
        var wanted = FakeAnswers.text(body, "interval");
        return body.contains("channel")
                ? "{\"path\":\"/channel\",\"before\":\"stable\",\"after\":\"beta\"}"
                : "{\"path\":\"/configuration/interval\",\"before\":\"" + interval + "\",\"after\":\"" + wanted
                        + "\"},{\"path\":\"/configuration/token\",\"after\":\"changed\"}";
    }

    private void changed(String change, String diff) {
        revision++;
        revisions.add(revision(revision, change, "Ada Okafor", 0, diff));
    }

    /// What is not installed: it brings another one along, and `announcements` does not fit.
    private static Answer other(Call call) {
        if (!call.query().containsKey("dryRun")) {
            return call.method().equals("GET")
                    ? FakeAnswers.notFound()
                    : FakeAnswers.ok(item(
                            "sonarqube", "Code quality", "1.2.0", true, 1, "enabled", "\"health\":{\"state\":\"ok\"}"));
        }
        var refused = call.rest().contains("incidents")
                ? "\"It needs portolan/notifications ^2, and what is installed needs 1.x.\""
                : "";
        return FakeAnswers.ok("""
            {"plan":["Installs it."],"also":[{"publisher":"portolan","plugin":"notifications","version":"1.1.0","title":"Notifications","asks":%s,"why":"It sends what this plugin finds."}],
             "refusals":[%s],"diff":[],"consents":[],"missing":[]}\
            """.formatted(ASKS, refused));
    }

    private Answer updates(Call call) {
        if (call.method().equals("POST")) {
            return ran(call);
        }
        return FakeAnswers.ok(
                call.empty() || updated
                        ? "{\"items\":[]}"
                        : FakeAnswers.items(List.of(
                                update(
                                        "uptime",
                                        "Uptime",
                                        "1.2.0",
                                        "1.3.0",
                                        "consent",
                                        "\"asks\":" + ASKS
                                                + ",\"budgets\":[{\"name\":\"memoryMiB\",\"from\":\"32\",\"to\":\"64\"}],\"changelog\":\"-"
                                                + " Regions of your own\\n"
                                                + "- Faster probes\""),
                                update(
                                        "announcements",
                                        "Announcements",
                                        "1.0.3",
                                        "1.0.4",
                                        "automatic",
                                        "\"asks\":[],\"changelog\":\"- A spelling mistake less\""),
                                update(
                                        "badges",
                                        "Badges",
                                        "1.4.2",
                                        "2.0.0",
                                        "configuration",
                                        "\"asks\":[],\"migrates\":true,\"blockedBy\":[\"Its new setting colour is not"
                                                + " filled in.\"]"),
                                update(
                                        "oncall",
                                        "On call",
                                        "2.0.0",
                                        "3.0.0",
                                        "blocked",
                                        "\"asks\":[],\"blockedBy\":[\"It needs portolan 2.0, and this is 1.4.\"]"))));
    }

    private Answer ran(Call call) {
        var dry = "true".equals(call.query().get("dryRun"));
        var agreed = call.body().contains("grants");
        updated |= !dry && !agreed;
        var items = new ArrayList<String>();
        if (call.body().contains("announcements")) {
            items.add(outcome("announcements", "1.0.3", "1.0.4", dry ? "would_update" : "updated", ""));
        }
        if (call.body().contains("uptime")) {
            items.add(outcome(
                    "uptime",
                    "1.2.0",
                    "1.3.0",
                    dry || !agreed ? "waits_for_consent" : "failed",
                    dry ? "" : "Its health check failed at once: connection refused. Version 1.2.0 goes on."));
        }
        if (call.body().contains("badges")) {
            items.add(outcome("badges", "1.4.2", "2.0.0", "waits_for_configuration", "It lacks colour."));
        }
        if (call.body().contains("oncall")) {
            items.add(outcome("oncall", "2.0.0", "3.0.0", "blocked", "It needs portolan 2.0."));
        }
        return new Answer(200, FakeAnswers.items(items), dry ? 200 : 1_500);
    }

    private Answer requests(Call call) {
        if (call.method().equals("GET")) {
            var state = call.query().getOrDefault("state", "open");
            return FakeAnswers.ok(FakeAnswers.items(
                    call.empty()
                            ? List.of()
                            : requests.values().stream()
                                    .filter(request -> request.contains("\"state\":\"" + state))
                                    .filter(request ->
                                            !call.query().containsKey("mine") || request.contains("8f14e45f"))
                                    .toList()));
        }
        var id = call.segment(2);
        requests.computeIfPresent(
                id,
                (_, request) ->
                        request.replace("\"open\"", call.method().equals("DELETE") ? "\"withdrawn\"" : "\"approved\""));
        return FakeAnswers.ok(requests.getOrDefault(id, "{}"));
    }

    private Answer repairs(Call call) {
        if (call.method().equals("POST")) {
            repairs.removeIf(repair -> repair.contains("\"" + call.segment(2) + "\""));
            return FakeAnswers.done();
        }
        return FakeAnswers.ok(
                call.empty()
                        ? "{\"items\":[],\"count\":0}"
                        : "{\"items\":[" + String.join(",", repairs) + "],\"count\":" + repairs.size() + "}");
    }

    private static Answer set(Call call) {
        if (call.method().equals("GET")) {
            return FakeAnswers.ok(call.empty() ? FakeAnswers.file("empty-set.yaml") : FakeAnswers.file("set.yaml"));
        }
        if (call.body().contains("kind: Nonsense")) {
            return FakeAnswers.invalid("", "line 2: kind is Nonsense, expected PluginSet");
        }
        var refused = call.body().contains("missing")
                ? ",{\"publisher\":\"acme\",\"plugin\":\"missing\",\"action\":\"refused\",\"refusals\":[{\"path\":\"/plugins/acme~1missing\",\"line\":9,\"found\":\"acme/missing\",\"expected\":\"a"
                        + " plugin of the marketplace\",\"message\":\"There is no such plugin.\"}]}"
                : "";
        var gone = call.query().containsKey("prune")
                ? ",{\"publisher\":\"portolan\",\"plugin\":\"badges\",\"action\":\"uninstall\"}"
                : "";
        return new Answer(200, """
            {"items":[{"publisher":"portolan","plugin":"uptime","action":"change","diff":[{"path":"/configuration/interval","before":"PT1M","after":"PT10M"}]},
              {"publisher":"portolan","plugin":"sonarqube","action":"install","asks":%s,"diff":[{"path":"/version","after":"1.2.0"}],"missing":[{"pointer":"/configuration/token","message":"is a secret, and secrets are not in the file"}]},
              {"publisher":"portolan","plugin":"announcements","action":"same"}%s%s]}\
            """.formatted(ASKS, gone, refused), 700);
    }

    private String installation() {
        return FakeAnswers.file("installation.json")
                .replace("@ENABLED", Boolean.toString(enabled))
                .replace("@REVISION", Integer.toString(revision))
                .replace("@INTERVAL", interval)
                .replace("@THRESHOLD", Integer.toString(threshold))
                .replace("@AUTOMATIC", Boolean.toString(automatic))
                .replace("@AGO", FakeAnswers.ago(2))
                .replace("@SOON", FakeAnswers.ago(-8));
    }

    private static String item(
            String plugin, String title, String version, boolean enabled, int revision, String desired, String more) {
        return """
            {"publisher":"portolan","plugin":"%s","title":"%s","version":"%s","enabled":%s,"revision":%d,"desired":"%s","changedAt":"%s",
             "observed":[{"node":"plugin-manager-1","service":"plugin-manager","revision":%d,"at":"%s"},{"node":"web-ui-1","service":"web-ui","revision":%d,"at":"%s"}],%s}\
            """.formatted(
                        plugin,
                        title,
                        version,
                        enabled,
                        revision,
                        desired,
                        FakeAnswers.ago(revision * 700L),
                        revision,
                        FakeAnswers.ago(9),
                        revision,
                        FakeAnswers.ago(9),
                        more);
    }

    private static String revision(int number, String change, String author, long minutes, String diff) {
        return "{\"revision\":" + number + ",\"at\":\"" + FakeAnswers.ago(minutes)
                + "\",\"author\":{\"subject\":\"x\",\"name\":\""
                + author + "\"},\"change\":\"" + change + "\",\"version\":\"1.2.0\",\"diff\":[" + diff + "]"
                + (number == 3 ? ",\"reason\":\"Too noisy during the move\"" : "") + "}";
    }

    private static String update(String plugin, String title, String from, String to, String kind, String more) {
        return "{\"publisher\":\"portolan\",\"plugin\":\"" + plugin + "\",\"title\":\"" + title + "\",\"from\":\""
                + from + "\",\"to\":\"" + to + "\",\"channel\":\"stable\",\"class\":\"" + kind + "\"," + more + "}";
    }

    private static String outcome(String plugin, String from, String to, String outcome, String message) {
        return "{\"publisher\":\"portolan\",\"plugin\":\"" + plugin + "\",\"from\":\"" + from + "\",\"to\":\"" + to
                + "\",\"outcome\":\"" + outcome + "\"" + (message.isEmpty() ? "" : ",\"message\":\"" + message + "\"")
                + ",\"diff\":[{\"path\":\"/version\",\"before\":\"" + from + "\",\"after\":\"" + to + "\"}]}";
    }

    private static String request(
            String id, String plugin, String title, String state, String subject, String name, String more) {
        return "{\"id\":\"" + id + "\",\"publisher\":\"portolan\",\"plugin\":\"" + plugin + "\",\"title\":\"" + title
                + "\",\"state\":\"" + state + "\",\"by\":{\"subject\":\"" + subject + "\",\"name\":\"" + name
                + "\"},\"at\":\"" + FakeAnswers.ago(130) + "\"," + more + "}";
    }

    private static String repair(String id, String plugin, String title, String kind, String message, String mends) {
        return "{\"id\":\"" + id + "\",\"publisher\":\"portolan\",\"plugin\":\"" + plugin + "\",\"title\":\"" + title
                + "\",\"kind\":\"" + kind + "\",\"since\":\"" + FakeAnswers.ago(47) + "\",\"message\":\"" + message
                + "\",\"mends\":[" + mends + "]}";
    }
}
