package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plan, usage and invoices.
final class FakeBilling {
    private static final String[] STATES = {"issued", "paid", "overdue", "paid", "void", "paid"};
    private String plan = "team";

    @Nullable
    Answer answer(Call call) {
        if (call.is("GET", "/billing/subscription")) {
            return FakeAnswers.ok(subscription(call));
        }
        if (call.is("POST", "/billing/subscription/preview")) {
            return preview(FakeAnswers.text(call.body(), "plan"));
        }
        if (call.is("PUT", "/billing/subscription")) {
            var wanted = FakeAnswers.text(call.body(), "plan");
            if (wanted.equals("free")) {
                return FakeAnswers.problem(409, "plan-change-refused", refusal());
            }
            plan = wanted;
            return FakeAnswers.ok(subscription(call));
        }
        if (call.is("GET", "/usage")) {
            return FakeAnswers.ok(usage(call.query(), call.empty()));
        }
        if (call.is("GET", "/billing/invoices")) {
            return FakeAnswers.ok(FakeAnswers.items(
                    call.empty()
                            ? List.of()
                            : List.of(invoice(0), invoice(1), invoice(2), invoice(3), invoice(4), invoice(5))));
        }
        if (call.is("GET", "/billing/invoices/.+/pdf")) {
            return FakeAnswers.ok("%PDF-1.4 not really");
        }
        if (call.is("GET", "/billing/invoices/inv-[0-5]")) {
            return FakeAnswers.ok(invoice(call.segment(3).charAt(4) - '0'));
        }
        return call.rest().startsWith("/billing") ? FakeAnswers.notFound() : null;
    }

    private String subscription(Call call) {
        var trial = call.empty();
        var shown = plan(trial ? "business" : call.tenant().equals("leaving") ? "free" : plan);
        return """
                {"plan":%s,"status":"%s"%s,"startedAt":"%s","currency":"EUR","zone":"Europe/Berlin",
                 "limits":[{"name":"seats","used":%d,"limit":%d,"base":50},
                           {"name":"entities","used":%s,"limit":2500,"base":2500},
                           {"name":"plugins","used":%d,"limit":%d,"base":10%s}],
                 "next":{"at":"2026-12-01T00:00:00Z","amount":{"minor":5900,"currency":"EUR"}}}""".formatted(
                        shown,
                        trial ? "trialing" : "active",
                        trial ? ",\"trialEndsAt\":\"" + FakeAnswers.ago(-60 * 24 * 4) + "\"" : "",
                        FakeAnswers.ago(60 * 24 * 130),
                        trial ? 1 : 12,
                        trial ? 500 : 50,
                        trial ? "null" : "2310",
                        trial ? 0 : 15,
                        trial ? 50 : 15,
                        trial ? "" : ",\"raisedUntil\":\"" + FakeAnswers.ago(-60 * 24 * 33) + "\"");
    }

    private static String plan(String id) {
        var plans = FakeAnswers.file("plans.json");
        var start = plans.indexOf("{\"id\": \"" + id + "\"");
        var end = plans.indexOf("{\"id\"", start + 1);
        var part = plans.substring(start, end < 0 ? plans.lastIndexOf(']') : end);
        return part.substring(0, part.lastIndexOf('}') + 1);
    }

    private static String refusal() {
        return "The plan Free has 5 seats, and 12 are used. Remove 7 members first.";
    }

    private static Answer preview(String wanted) {
        if (wanted.equals("free")) {
            return FakeAnswers.ok("""
                    {"from":"team","to":"free","at":"%s","monthly":{"before":{"minor":5900,"currency":"EUR"},"after":{"minor":0,"currency":"EUR"}},
                     "proration":[{"text":"Team, unused 3 of 30 days","amount":{"minor":-590,"currency":"EUR"}}],"dueNow":{"minor":0,"currency":"EUR"},
                     "limits":[{"name":"seats","used":12,"limit":5,"ok":false},{"name":"entities","used":2310,"limit":250,"ok":false},{"name":"plugins","used":2,"limit":3,"ok":true}],
                     "refusals":["%s","The plan Free has 250 entities, and 2,310 are used. Remove sources until 250 are left."]}""".formatted(FakeAnswers.ago(0), refusal()));
        }
        var business = wanted.equals("business");
        return FakeAnswers.ok("""
                {"from":"team","to":"%s","at":"%s","monthly":{"before":{"minor":5900,"currency":"EUR"},"after":{"minor":%d,"currency":"EUR"}},
                 "proration":[{"text":"Team, unused 3 of 30 days","amount":{"minor":-590,"currency":"EUR"}},{"text":"%s, 3 of 30 days","amount":{"minor":%d,"currency":"EUR"}}],
                 "dueNow":{"minor":%d,"currency":"EUR"},
                 "limits":[{"name":"seats","used":12,"limit":500,"ok":true},{"name":"entities","used":2310,"limit":20000,"ok":true},{"name":"plugins","used":15,"limit":50,"ok":true}],
                 "refusals":[]}""".formatted(
                        wanted,
                        FakeAnswers.ago(0),
                        business ? 49900 : 249900,
                        business ? "Business" : "Enterprise",
                        business ? 4990 : 24990,
                        business ? 4400 : 24400));
    }

    private static String usage(Map<String, String> query, boolean empty) {
        var to = LocalDate.parse(
                query.getOrDefault("to", LocalDate.now(ZoneOffset.UTC).toString()));
        var from = LocalDate.parse(query.getOrDefault("from", to.minusDays(29).toString()));
        var days = new ArrayList<String>();
        var sums = new long[4];
        for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
            var weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
            var wave = day.toEpochDay() % 11;
            var figures = empty
                    ? new long[4]
                    : new long[] {
                        weekend ? wave % 3 : 7 + wave % 5,
                        1_900 + (day.toEpochDay() - from.toEpochDay()) * 14,
                        (weekend ? 400 : 3_100) + wave * 173,
                        (weekend ? 900 : 9_400) + wave * wave * 61
                    };
            sums[0] = Math.max(sums[0], figures[0]);
            sums[1] = Math.max(sums[1], figures[1]);
            sums[2] += figures[2];
            sums[3] += figures[3];
            days.add("{\"day\":\"" + day + "\"," + figures(figures) + "}");
        }
        return "{\"from\":\"" + from + "\",\"to\":\"" + to + "\",\"zone\":\"Europe/Berlin\",\"days\":["
                + String.join(",", days) + "],\"totals\":{" + figures(sums) + "}}";
    }

    private static String figures(long[] figures) {
        return "\"activeMembers\":%d,\"entities\":%d,\"pluginInvocations\":%d,\"apiCalls\":%d"
                .formatted(figures[0], figures[1], figures[2], figures[3]);
    }

    private static String invoice(int index) {
        var month = LocalDate.of(2026, 10, 1).minusMonths(index);
        var state = STATES[index];
        return """
                {"id":"inv-%d","number":"PTL-2026-%05d","kind":"invoice","state":"%s","period":{"from":"%s","to":"%s"},"currency":"EUR",
                 "lines":[{"text":"Plan Team, October 2026","quantity":1,"unitMinor":4900,"amountMinor":4900,"source":{"meter":"plan","used":31,"from":"%s","to":"%s"}},
                          {"text":"Seats over the 10 included","quantity":2,"unitMinor":500,"amountMinor":1000,"source":{"meter":"seats","used":12,"from":"%s","to":"%s"}},
                          {"text":"Plugin invocations over the 100,000 included, each 10,000","quantity":3,"unitMinor":100,"amountMinor":300,"source":{"meter":"plugin_invocations","used":126411,"from":"%s","to":"%s"}}],
                 "totalMinor":6200,"issuedAt":"%sT07:00:00Z","dueAt":"%sT07:00:00Z"%s,
                 "hash":"9f2c7a61f04be3c1d6a5527dd0be6a1f4f7c0ce2ac1db6f3a9be27d4a6cf3b10","organization":{"name":"Acme Industries"}}""".formatted(
                index,
                118 - index * 9,
                state,
                month,
                month.plusMonths(1),
                month,
                month.plusMonths(1),
                month,
                month.plusMonths(1),
                month,
                month.plusMonths(1),
                month.plusMonths(1),
                month.plusMonths(1).plusDays(14),
                state.equals("paid") ? ",\"paidAt\":\"" + month.plusMonths(1).plusDays(9) + "T10:30:00Z\"" : "");
    }
}
