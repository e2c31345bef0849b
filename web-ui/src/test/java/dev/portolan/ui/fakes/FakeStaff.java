package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What staff are answered: many tenants, and those by name that each show something.
final class FakeStaff {
    private static final String[] WORDS = {"Amber", "Birch", "Copper", "Delta", "Ember", "Fjord", "Garnet", "Harbour"};
    private static final String[] KINDS = {"Logistics", "Bakeries", "Software", "Insurance", "Energy", "Clinics"};
    private static final String[] PLANS = {"free", "team", "business", "enterprise"};

    private final FakeStaffMoney money = new FakeStaffMoney();
    private final FakeStaffPlugins published = new FakeStaffPlugins();
    private final Map<String, String> states = new HashMap<>();
    private final List<String> sessions = new ArrayList<>();
    private boolean test;
    private @Nullable String clock;
    /// `full`, `empty` or `failing`.
    private String mode = "full";

    void mode(String wanted) {
        mode = wanted;
    }

    Answer answer(String method, String path, Map<String, String> query, String body) {
        if (mode.equals("failing")) {
            return new Answer(503, "{}", 200);
        }
        var parts = path.substring("/api/operator/".length()).split("/", -1);
        if (body.contains("\"reason\":\"no\"")) {
            return FakeAnswers.invalid("/reason", "is too short; say why, so that others understand it");
        }
        return switch (parts[0]) {
            case "tenants" -> parts.length == 1 ? tenants(query) : tenant(method, parts, query, body);
            case "support-sessions" -> sessions(method, parts, body);
            case "plugins" ->
                parts[1].equals("tenants") ? plugins() : published.answer(method, parts, query, body, empty());
            default -> money.answer(method, parts, query, body, empty());
        };
    }

    private boolean empty() {
        return mode.equals("empty");
    }

    private Answer tenants(Map<String, String> query) {
        var text = query.getOrDefault("q", "").toLowerCase(Locale.ROOT);
        var from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        var all = new ArrayList<String>();
        if (!empty()) {
            List.of("acme", "broken", "halted", "leaving", "owing", "fresh").forEach(slug -> all.add(line(slug, 0)));
            IntStream.range(0, 130)
                    .forEach(index -> all.add(line(WORDS[index % 8] + "-" + KINDS[index % 6] + "-" + index, index)));
        }
        var found = all.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).contains(text))
                .filter(line -> has(line, "state", query))
                .filter(line -> has(line, "plan", query))
                .toList();
        var page = found.subList(Math.min(from, found.size()), Math.min(from + 50, found.size()));
        var next = from + 50 < found.size() ? ",\"next\":\"" + (from + 50) + "\"" : "";
        return FakeAnswers.ok("{\"items\":[" + String.join(",", page) + "]" + next + "}");
    }

    private static boolean has(String line, String field, Map<String, String> query) {
        var wanted = query.getOrDefault(field, "");
        return wanted.isEmpty() || line.contains("\"" + field + "\":\"" + wanted + "\"");
    }

    private String line(String name, int index) {
        var slug = name.toLowerCase(Locale.ROOT);
        var trial = slug.equals("fresh") || index % 9 == 4;
        return """
                {"slug":"%s","name":"%s","state":"%s","plan":"%s"%s,"members":%d,"createdAt":"%s"}""".formatted(
                        slug,
                        name(slug),
                        state(slug),
                        slug.equals("acme") ? "team" : PLANS[index % 4],
                        trial ? ",\"trialEndsAt\":\"" + FakeAnswers.ago(-60L * 24 * 5) + "\"" : "",
                        3 + index * 7 % 240,
                        FakeAnswers.ago(60L * 24 * (10 + index)));
    }

    private static String name(String slug) {
        return switch (slug) {
            case "acme" -> "Acme Industries";
            case "fresh" -> "Fresh Foods";
            case "halted" -> "Halted Holding";
            case "owing" -> "Owing & Sons";
            case "leaving" -> "Leaving Ltd";
            case "broken" -> "Broken Bits";
            case "gone" -> "";
            default ->
                slug.substring(0, 1).toUpperCase(Locale.ROOT)
                        + slug.substring(1).replace('-', ' ');
        };
    }

    private String state(String slug) {
        return states.getOrDefault(
                slug,
                switch (slug) {
                    case "halted" -> "suspended";
                    case "owing" -> "past_due";
                    case "leaving" -> "offboarding";
                    case "broken" -> "provisioning";
                    case "gone" -> "deleted";
                    default -> "active";
                });
    }

    private Answer tenant(String method, String[] parts, Map<String, String> query, String body) {
        var slug = parts[1];
        if (slug.equals("nobody")) {
            return FakeAnswers.notFound();
        }
        if (parts.length == 2) {
            return FakeAnswers.ok(page(slug));
        }
        return switch (parts[2]) {
            case "members" -> FakeAnswers.ok(members(slug));
            case "timeline" -> FakeAnswers.ok(timeline(query));
            case "erasure" -> erasure(slug);
            case "suspension" -> {
                states.put(slug, method.equals("POST") ? "suspended" : "active");
                yield FakeAnswers.ok("{}");
            }
            case "clock" -> {
                if (method.equals("PUT")) {
                    clock = FakeAnswers.text(body, "at");
                }
                yield FakeAnswers.ok(clock());
            }
            case "test" -> {
                test = true;
                yield FakeAnswers.ok(clock());
            }
            case "limits" ->
                body.contains("\"limit\":1,")
                        ? FakeAnswers.invalid("/limit", "is not above the plan's own 50; give more")
                        : FakeAnswers.ok("{}");
            case "plan" ->
                body.contains("free")
                        ? FakeAnswers.problem(
                                409,
                                "plan-change-refused",
                                "The plan Free allows 5 seats, and 12 are used. Remove 7 first, or choose a larger plan.")
                        : FakeAnswers.ok("{}");
            default -> FakeAnswers.ok("{\"steps\":[]}");
        };
    }

    private String clock() {
        return "{\"test\":" + test + (clock == null ? "" : ",\"at\":\"" + clock + "\"") + "}";
    }

    private String page(String slug) {
        var broken = slug.equals("broken");
        var trial = slug.equals("fresh");
        return """
                {"tenant":{"id":"0190f3a2-0000-7000-8000-000000000001","slug":"%s","name":"%s","state":"%s","plan":{"id":"%s","limits":{"seats":50,"entities":2500,"plugins":10}}%s,"createdAt":"%s"},
                 %s"subscription":{"plan":"team","status":"%s","startedAt":"%s"},
                 "members":%d,"provisioning":{"steps":[%s]},%s"invoices":{"open":%d,"overdue":%d},"supportSessions":%d}""".formatted(
                        slug,
                        name(slug),
                        state(slug),
                        trial ? "business" : "team",
                        trial ? ",\"trialEndsAt\":\"" + FakeAnswers.ago(-60 * 24 * 5) + "\"" : "",
                        FakeAnswers.ago(60 * 24 * 130),
                        broken ? "" : "\"owner\":{\"name\":\"Ada Okafor\",\"email\":\"owner@acme.test\"},",
                        trial ? "trialing" : "active",
                        FakeAnswers.ago(60 * 24 * 130),
                        broken ? 0 : 12,
                        steps(broken),
                        broken
                                ? ""
                                : "\"usage\":{\"activeMembers\":9,\"entities\":2310,\"pluginInvocations\":48211,\"apiCalls\":120334},",
                        slug.equals("owing") ? 2 : 1,
                        slug.equals("owing") ? 1 : 0,
                        sessions.size());
    }

    private static String steps(boolean broken) {
        var names = List.of("verification", "owner", "catalog", "plugins", "subscription", "welcome");
        return String.join(
                ",",
                IntStream.range(0, names.size())
                        .mapToObj(index -> "{\"name\":\"" + names.get(index) + "\",\"state\":\""
                                + (!broken || index < 2 ? "done" : index == 2 ? "failed" : "waiting") + "\",\"at\":\""
                                + FakeAnswers.ago(60 * 24 * 3) + "\""
                                + (broken && index == 2 ? ",\"error\":\"The catalog did not answer within 5 s.\"" : "")
                                + "}")
                        .toList());
    }

    private static String members(String slug) {
        return slug.equals("broken")
                ? "{\"items\":[]}"
                : "{\"items\":[{\"subject\":\"a\",\"name\":\"Ada Okafor\",\"email\":\"owner@acme.test\",\"role\":\"owner\",\"since\":\""
                        + FakeAnswers.ago(60 * 24 * 130)
                        + "\"},{\"subject\":\"b\",\"name\":\"Grace Lindqvist\",\"email\":\"grace@acme.test\",\"role\":\"developer\",\"since\":\""
                        + FakeAnswers.ago(60 * 24 * 20) + "\"}]}";
    }

    private static String timeline(Map<String, String> query) {
        var first = !query.containsKey("cursor");
        return "{\"items\":["
                + String.join(
                        ",",
                        List.of(
                                event(
                                        first ? 30 : 90_000,
                                        "tenant.plan-changed",
                                        "The plan changed from Free to Team."),
                                event(
                                        first ? 400 : 95_000,
                                        "plugin.enabled",
                                        "The plugin portolan/uptime 1.2.0 was turned on."),
                                event(
                                        first ? 9_000 : 99_000,
                                        "tenant.suspended",
                                        "Suspended: a bill was overdue for two weeks."),
                                event(first ? 60_000 : 150_000, "tenant.activated", "The portal was opened.")))
                + "]" + (first ? ",\"next\":\"1\"" : "") + "}";
    }

    private static String event(long minutes, String type, String text) {
        return "{\"at\":\"" + FakeAnswers.ago(minutes) + "\",\"type\":\"" + type + "\",\"text\":\"" + text
                + "\",\"data\":{}}";
    }

    private static Answer erasure(String slug) {
        return switch (slug) {
            case "leaving" ->
                FakeAnswers.ok("{\"state\":\"window\",\"eraseAt\":\"" + FakeAnswers.ago(-60 * 24 * 21)
                        + "\",\"services\":[]}");
            case "gone" ->
                FakeAnswers.ok(
                        "{\"state\":\"erased\",\"eraseAt\":\"" + FakeAnswers.ago(3000) + "\",\"finishedAt\":\""
                                + FakeAnswers.ago(2900) + "\",\"topicsExpireBy\":\"" + FakeAnswers.ago(-60 * 24 * 5)
                                + "\",\"services\":[{\"name\":\"catalog-service\",\"deleted\":{\"entity\":2310,\"location\":14,\"relation\":5120},\"left\":0},{\"name\":\"plugin-manager\",\"deleted\":{\"installation\":6,\"revision\":31,\"secret\":4},\"left\":0},{\"name\":\"tenant-service\",\"deleted\":{\"member\":12,\"audit_entry\":911},\"left\":0},{\"name\":\"keycloak\",\"deleted\":{\"account\":9,\"organization\":1},\"left\":0}]}");
            default -> FakeAnswers.notFound();
        };
    }

    private Answer sessions(String method, String[] parts, String body) {
        if (method.equals("POST") && parts.length == 1) {
            var tenant = FakeAnswers.text(body, "tenant");
            if (tenant.equals("nobody")) {
                return FakeAnswers.invalid(
                        "/tenant", "is no organization's address; look it up in the list of tenants");
            }
            sessions.addFirst(
                    session("s" + sessions.size(), tenant, "requested", FakeAnswers.text(body, "reason"), true));
            return new Answer(201, sessions.getFirst(), 60);
        }
        if (method.equals("POST")) {
            sessions.replaceAll(one -> one.contains("\"id\":\"" + parts[1] + "\"")
                    ? one.replaceAll("\"state\":\"\\w+\"", "\"state\":\"ended\"")
                    : one);
            return FakeAnswers.ok("{}");
        }
        var all = new ArrayList<>(sessions);
        if (!empty()) {
            all.add(session("x1", "helped", "active", "The uptime plugin shows nothing (ticket 4711)", true));
            all.add(session("x2", "owing", "requested", "Help with the bill of October", true));
            all.add(session("x3", "globex", "active", "Their source of entities fails", false));
            all.add(session("x4", "fresh", "refused", "A first look together", true));
            all.add(session("x5", "halted", "expired", "Nobody can sign in", false));
        }
        return FakeAnswers.ok(FakeAnswers.items(all));
    }

    private static String session(String id, String tenant, String state, String reason, boolean mine) {
        return """
                {"id":"%s","tenant":"%s","state":"%s","staff":{"subject":"%s","name":"%s"},"write":%b,"reason":"%s","minutes":60,"requestedAt":"%s","lapsesAt":"%s"%s}""".formatted(
                        id,
                        tenant,
                        state,
                        mine ? "8f14e45f" : "other",
                        mine ? "Ada Okafor" : "Noor Haddad",
                        tenant.equals("globex"),
                        reason,
                        FakeAnswers.ago(42),
                        FakeAnswers.ago(-60 * 23),
                        state.equals("active")
                                ? ",\"consentedBy\":{\"subject\":\"z\",\"name\":\"Ines Owner\"},\"startsAt\":\""
                                        + FakeAnswers.ago(12) + "\",\"endsAt\":\"" + FakeAnswers.ago(-48) + "\""
                                : "");
    }

    private Answer plugins() {
        return FakeAnswers.ok(
                empty()
                        ? "{\"items\":[]}"
                        : "{\"items\":[{\"publisher\":\"portolan\",\"plugin\":\"uptime\",\"version\":\"1.2.0\",\"enabled\":true,\"health\":{\"state\":\"ok\"}},{\"publisher\":\"portolan\",\"plugin\":\"quality\",\"version\":\"2.0.3\",\"enabled\":true,\"health\":{\"state\":\"degraded\",\"message\":\"3 of 10 calls took longer than 800 ms.\"}},{\"publisher\":\"acme\",\"plugin\":\"news\",\"version\":\"0.4.1\",\"enabled\":false,\"health\":{\"state\":\"ok\"}}]}");
    }
}
