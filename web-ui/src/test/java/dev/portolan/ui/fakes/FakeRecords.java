package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The audit log, and the sessions of support that stand in it.
final class FakeRecords {
    private static final String ADA =
            "{\"kind\":\"member\",\"subject\":\"8f14e45f\",\"name\":\"Ada Okafor\",\"address\":\"203.0.113.20\"}";
    private static final String BEN =
            "{\"kind\":\"member\",\"subject\":\"member-1\",\"name\":\"Ben Ito\",\"address\":\"203.0.113.77\"}";
    private static final String SUPPORT =
            "{\"kind\":\"staff\",\"subject\":\"staff-2\",\"name\":\"Lena Brandt\",\"inNameOf\":\"8f14e45f\",\"inNameOfName\":\"Ada Okafor\",\"address\":\"198.51.100.4\"}";
    private static final String BILLING = "{\"kind\":\"service\",\"subject\":\"tenant-service\"}";
    private static final String TOKEN =
            "{\"kind\":\"api_token\",\"subject\":\"8f14e45f\",\"name\":\"CI of the payments team\",\"address\":\"192.0.2.18\"}";
    private static final String[][] ACTS = {
        {SUPPORT, "support.looked", "tenant|acme|Acme Industries", "{}"},
        {
            ADA,
            "support.consented",
            "support_session|s2|Lena Brandt",
            "{\"after\":{\"write\":false,\"minutes\":60},\"reason\":\"The status plugin shows nothing since Tuesday\"}"
        },
        {
            ADA,
            "member.role_changed",
            "member|member-3|Dan Wu",
            "{\"before\":{\"role\":\"developer\"},\"after\":{\"role\":\"viewer\"}}"
        },
        {
            BEN,
            "plugin.configured",
            "plugin|portolan/uptime|Uptime",
            "{\"before\":{\"interval\":\"PT1M\",\"targets\":3},\"after\":{\"interval\":\"PT5M\",\"targets\":4,\"token\":\"changed\"},\"reason\":\"Fewer alarms at night\"}"
        },
        {
            ADA,
            "member.invited",
            "invitation|i1|mia.keller@acme.test",
            "{\"after\":{\"email\":\"mia.keller@acme.test\",\"role\":\"developer\"}}"
        },
        {TOKEN, "location.registered", "location|l9|https://git.acme.test/ledger/catalog-info.yaml", "{}"},
        {
            ADA,
            "api_token.created",
            "api_token|t1|CI of the payments team",
            "{\"after\":{\"scopes\":[\"catalog.entity.read\",\"catalog.entity.refresh\"],\"expiresAt\":\"2027-01-07T00:00:00Z\"}}"
        },
        {
            ADA,
            "subscription.changed",
            "subscription|acme|Team",
            "{\"before\":{\"plan\":\"free\"},\"after\":{\"plan\":\"team\"}}"
        },
        {
            BILLING,
            "invoice.issued",
            "invoice|inv-0|PTL-2026-00118",
            "{\"after\":{\"number\":\"PTL-2026-00118\",\"totalMinor\":6200}}"
        },
        {
            BEN,
            "plugin.enabled",
            "plugin|portolan/uptime|Uptime",
            "{\"before\":{\"enabled\":false},\"after\":{\"enabled\":true}}"
        },
        {BEN, "entity.deleted", "entity|component:default/old-billing|old-billing", "{}"}
    };
    private final Map<String, String> sessions = new LinkedHashMap<>();

    FakeRecords() {
        sessions.put("s1", "requested");
        sessions.put("s2", "ended");
        sessions.put("s3", "refused");
    }

    @Nullable
    Answer answer(Call call) {
        if (call.is("GET", "/audit")) {
            return FakeAnswers.ok(call.empty() ? "{\"items\":[]}" : entries(call.query()));
        }
        if (call.is("GET", "/audit/check")) {
            return call.tenant().equals("globex")
                    ? FakeAnswers.ok("{\"ok\":false,\"entries\":1284,\"brokenAt\":312,\"head\":\"77aa\"}")
                    : new Answer(
                            200, "{\"ok\":true,\"entries\":1284,\"head\":\"4be3c1d6a5527dd0be6a1f4f7c0ce2ac\"}", 700);
        }
        if (call.is("GET", "/audit/export")) {
            return FakeAnswers.ok("seq,at,actor\n1,2026-11-28T10:00:00Z,'=1+1\n");
        }
        if (call.is("GET", "/support-sessions")) {
            return FakeAnswers.ok(FakeAnswers.items(call.empty() ? List.of() : all(call)));
        }
        if (call.is("POST", "/support-sessions/.+/(consent|refusal|end)")) {
            sessions.put(
                    call.segment(2),
                    switch (call.segment(3)) {
                        case "consent" -> "active";
                        case "refusal" -> "refused";
                        default -> "ended";
                    });
            return FakeAnswers.ok("{}");
        }
        return null;
    }

    private List<String> all(Call call) {
        var list = new ArrayList<String>();
        sessions.forEach((id, state) -> list.add(
                session(id, call.tenant().matches("owing|viewer|helped") && id.equals("s1") ? "active" : state)));
        return list;
    }

    private static String session(String id, String state) {
        var begun = state.matches("active|ended");
        return """
                {"id":"%s","tenant":"acme","reason":"%s","state":"%s","staff":{"subject":"staff-2","name":"Lena Brandt"},"write":%s,"minutes":60,
                 "requestedAt":"%s"%s}""".formatted(
                        id,
                        id.equals("s1")
                                ? "Ticket 4711: the status plugin shows nothing since Tuesday. I want to look at its configuration and its log."
                                : "Ticket 4650: entities of the payments team are missing",
                        state,
                        id.equals("s1"),
                        FakeAnswers.ago(id.equals("s1") ? 6 : 60 * 24 * 12),
                        begun
                                ? ",\"consentedBy\":{\"subject\":\"8f14e45f\",\"name\":\"Ada Okafor\"},\"startsAt\":\""
                                        + FakeAnswers.ago(id.equals("s1") ? 5 : 60 * 24 * 12) + "\",\"endsAt\":\""
                                        + FakeAnswers.ago(id.equals("s1") ? -55 : 60 * 24 * 12 - 60) + "\""
                                : "");
    }

    private static String entries(Map<String, String> query) {
        var items = new ArrayList<String>();
        var from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        for (var index = from; index < from + 40 && index < 90; index++) {
            var act = ACTS[index % ACTS.length];
            if (query.containsKey("action") && !act[1].startsWith(query.get("action"))
                    || query.containsKey("actor") && !act[0].contains(query.get("actor"))
                    || query.containsKey("q") && !String.join(" ", act).contains(query.get("q"))) {
                continue;
            }
            var target = act[2].split("\\|", -1);
            items.add("""
                    {"id":"e%d","seq":%d,"at":"%s","actor":%s,"action":"%s","target":{"type":"%s","id":"%s","name":"%s"},"change":%s,
                     "hash":"%064x"}""".formatted(
                            index,
                            1284 - index,
                            FakeAnswers.ago(4 + index * index * 17L),
                            act[0],
                            act[1],
                            target[0],
                            target[1],
                            target[2],
                            act[3],
                            index * 7_919_377_777L));
        }
        return "{\"items\":[" + String.join(",", items) + "]"
                + (from + 40 < 90 ? ",\"next\":\"" + (from + 40) + "\"" : "") + "}";
    }
}
