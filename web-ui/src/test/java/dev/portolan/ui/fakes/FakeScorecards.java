package dev.portolan.ui.fakes;

import static dev.portolan.ui.fakes.FakeAnswers.ok;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.time.LocalDate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Two scorecards with some weeks behind them; a new organization has none.
final class FakeScorecards {
    private static final String CHECKS = """
            {"items": [
              {"check": "portolan/scorecards/owner", "title": "Has an owner", "description": "Somebody must answer for it.", "plugin": "Scorecards", "totals": {"pass": 118, "fail": 9, "notApplicable": 0}},
              {"check": "portolan/scorecards/description", "title": "Says what it is for", "description": "A sentence that tells somebody new what it is there for.", "plugin": "Scorecards", "totals": {"pass": 96, "fail": 31, "notApplicable": 0}},
              {"check": "portolan/scorecards/lifecycle", "title": "Has a known lifecycle", "plugin": "Scorecards", "totals": {"pass": 120, "fail": 7, "notApplicable": 0}},
              {"check": "portolan/scorecards/readme", "title": "Leads to its README", "plugin": "Scorecards", "totals": {"pass": 61, "fail": 66, "notApplicable": 0}},
              {"check": "portolan/sonarqube/gate", "title": "Quality gate passes", "plugin": "Code quality", "totals": {"pass": 40, "fail": 12, "notApplicable": 75}}]}""";
    private static final String BASICS = """
            {"id": "s1", "name": "Basics", "description": "What every component should have, and what your plugins look at.",
             "filter": {"kind": "component"}, "standard": true, "countedAt": "%s", "changedAt": "%s", "reached": [9, 31, 52, 35],
             "levels": [{"name": "Bronze", "checks": ["portolan/scorecards/owner", "portolan/scorecards/description"]},
                        {"name": "Silver", "checks": ["portolan/scorecards/lifecycle", "portolan/scorecards/readme"]},
                        {"name": "Gold", "checks": ["portolan/sonarqube/gate"]}]}""";
    private static final String LAUNCH = """
            {"id": "s2", "name": "Ready for production", "filter": {"kind": "component", "spec.type": "service"},
             "standard": false, "countedAt": "%s", "changedAt": "%s", "reached": [4, 11, 27],
             "levels": [{"name": "Started", "checks": ["portolan/scorecards/owner"]}, {"name": "Ready", "checks": ["portolan/sonarqube/gate"]}]}""";

    @Nullable
    Answer answer(Call call) {
        if (!call.rest().startsWith("/scorecards")) {
            return null;
        }
        var at = FakeAnswers.ago(14);
        if (call.is("GET", "/scorecards")) {
            return ok("{\"running\":false,\"ranAt\":\"" + at + "\",\"items\":["
                    + (call.empty() ? "" : BASICS.formatted(at, at) + "," + LAUNCH.formatted(at, at)) + "]}");
        }
        if (call.is("GET", "/scorecards/checks")) {
            return ok(call.empty() ? "{\"items\":[]}" : CHECKS);
        }
        if (call.is("GET", "/scorecards/results")) {
            return ok(entity());
        }
        if (call.is("GET", "/scorecards/[^/]+/results")) {
            return ok("{\"items\":[" + standings() + "]}");
        }
        if (call.is("GET", "/scorecards/[^/]+/teams")) {
            return ok("""
                    {"items": [
                      {"owner": "group:default/payments", "entities": 44, "reached": [1, 8, 20, 15], "passed": 180, "applicable": 204},
                      {"owner": "group:default/storefront", "entities": 38, "reached": [2, 10, 14, 12], "passed": 150, "applicable": 182},
                      {"owner": "group:default/platform", "entities": 36, "reached": [0, 11, 17, 8], "passed": 139, "applicable": 170},
                      {"entities": 9, "reached": [6, 2, 1, 0], "passed": 12, "applicable": 36}]}""");
        }
        if (call.is("GET", "/scorecards/[^/]+/trend")) {
            return ok("{\"items\":[" + days() + "]}");
        }
        if (call.is("POST", "/scorecards/runs")) {
            return new Answer(202, "", 0);
        }
        if (call.is("DELETE", ".*")) {
            return new Answer(204, "", 0);
        }
        return ok((call.rest().endsWith("s2") ? LAUNCH : BASICS).formatted(at, at));
    }

    private static String days() {
        var first = LocalDate.of(2026, 10, 12);
        return IntStream.range(0, 48)
                .mapToObj(day -> "{\"day\":\"%s\",\"reached\":[%d,%d,%d,%d]}"
                        .formatted(
                                first.plusDays(day),
                                30 - day * 21 / 48,
                                44 - day * 13 / 48,
                                30 + day * 22 / 48,
                                12 + day * 23 / 48 + (day % 7 == 0 ? 2 : 0)))
                .collect(Collectors.joining(","));
    }

    private static String standings() {
        var names = new String[] {"checkout", "payments-api", "ledger", "invoice-worker", "storefront", "search"};
        return IntStream.range(0, names.length)
                .mapToObj(at -> """
                        {"entity": "component:default/%s", "title": "%s", %s "level": %d, "passed": %d, "applicable": %d}""".formatted(
                                names[at],
                                names[at],
                                at == 3 ? "" : "\"owner\": \"group:default/payments\",",
                                at == 3 ? 0 : 1 + at % 3,
                                2 + at % 3,
                                5))
                .collect(Collectors.joining(","));
    }

    private static String entity() {
        return """
                {"items": [{"scorecard": "s1", "name": "Basics", "level": 2, "levels": ["Bronze", "Silver", "Gold"], "checks": [
                  {"check": "portolan/scorecards/owner", "title": "Has an owner", "level": 1, "result": "pass", "evidence": "It is owned by `group:default/payments`.", "since": "%1$s"},
                  {"check": "portolan/scorecards/readme", "title": "Leads to its README", "level": 2, "result": "pass", "evidence": "Its documentation is in the portal.", "since": "%1$s"},
                  {"check": "portolan/sonarqube/gate", "title": "Quality gate passes", "level": 3, "result": "fail", "evidence": "Coverage is **61 %%**, and should be 80 %%.", "since": "%1$s"}]}]}""".formatted(FakeAnswers.ago(60 * 70));
    }
}
