package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Invoices of all tenants: `inv-0` to `inv-5`, each in another state; and runs.
final class FakeStaffMoney {
    private static final String[] NAMES = {"Acme Industries", "Owing & Sons", "Fresh Foods", "Halted Holding", "Globex"
    };
    private final List<String> states = new ArrayList<>(List.of("draft", "overdue", "issued", "paid", "void", "draft"));
    private int polls;

    Answer answer(String method, String[] parts, Map<String, String> query, String body, boolean empty) {
        if (parts[0].equals("invoice-runs")) {
            return run(method, body);
        }
        if (parts.length == 1) {
            return FakeAnswers.ok(FakeAnswers.items(empty ? List.of() : invoices(query)));
        }
        if (!parts[1].matches("inv-[0-9]|credit")) {
            return FakeAnswers.notFound();
        }
        if (parts[1].equals("credit")) {
            return FakeAnswers.ok(credit());
        }
        var index = parts[1].charAt(4) - '0';
        return parts.length == 2 ? FakeAnswers.ok(invoice(index)) : act(parts[2], index, body);
    }

    private Answer act(String act, int index, String body) {
        return switch (act) {
            case "issue" -> moved(index, "issued");
            case "payment" ->
                body.contains("bad")
                        ? FakeAnswers.invalid("/at", "is before it was issued; give a later day")
                        : moved(index, "paid");
            case "void" -> moved(index, "void");
            case "credit" ->
                body.contains("99999")
                        ? FakeAnswers.invalid(
                                "/lines",
                                "come to 999.99 EUR, but only 59.00 EUR of the invoice is left to credit; lower the amounts")
                        : FakeAnswers.ok(credit());
            default -> FakeAnswers.ok("%PDF-1.4 not really");
        };
    }

    private Answer moved(int index, String state) {
        states.set(index, state);
        return FakeAnswers.ok(invoice(index));
    }

    private Answer run(String method, String body) {
        if (method.equals("POST")) {
            polls = 0;
            if (!body.matches(".*20\\d\\d-\\d\\d.*")) {
                return FakeAnswers.invalid("/month", "is no month; write it as 2026-10");
            }
        }
        var done = Math.min(1_240, polls++ * 310);
        return FakeAnswers.ok("{\"id\":\"run-1\",\"month\":\"2026-10\",\"state\":\""
                + (done < 1_240 ? "running" : "done") + "\",\"done\":" + done + ",\"failed\":0,\"total\":1240}");
    }

    private List<String> invoices(Map<String, String> query) {
        var found = new ArrayList<String>();
        for (var index = 0; index < states.size(); index++) {
            var invoice = invoice(index);
            if (query.getOrDefault("state", states.get(index)).equals(states.get(index))
                    && invoice.contains(query.getOrDefault("q", ""))) {
                found.add(invoice);
            }
        }
        return found;
    }

    private String invoice(int index) {
        var state = states.get(index);
        var draft = state.equals("draft");
        return """
                {"id":"inv-%d","kind":"invoice","state":"%s"%s,"organization":{"slug":"%s","name":"%s"},
                 "period":{"from":"2026-10-01","to":"2026-11-01"},"currency":"EUR","lines":[
                  {"text":"Plan Team, October 2026","quantity":1,"unitMinor":4900,"amountMinor":4900,"source":{"meter":"plan","used":31,"from":"2026-10-01","to":"2026-11-01"}},
                  {"text":"2 members over the 10 included","quantity":2,"unitMinor":500,"amountMinor":1000,"source":{"meter":"seats","used":12,"from":"2026-10-01","to":"2026-11-01"}},
                  {"text":"Plugin calls over the 100,000 included, each 10,000","quantity":3,"unitMinor":100,"amountMinor":300,"source":{"meter":"plugin_invocations","used":121300,"from":"2026-10-01","to":"2026-11-01"}}],
                 "totalMinor":6200%s%s%s}""".formatted(
                        index,
                        state,
                        draft ? "" : ",\"number\":\"PTL-2026-0000" + (index + 1) + "\"",
                        index == 0 ? "acme" : index == 1 ? "owing" : "fresh",
                        NAMES[index % 5],
                        draft ? "" : ",\"issuedAt\":\"2026-11-01T06:00:00Z\",\"dueAt\":\"2026-11-15T06:00:00Z\"",
                        state.equals("paid") ? ",\"paidAt\":\"2026-11-09T12:00:00Z\"" : "",
                        draft ? "" : ",\"hash\":\"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"");
    }

    private static String credit() {
        return """
                {"id":"credit","kind":"credit_note","state":"issued","number":"PTC-2026-00001","creditOf":"inv-1","organization":{"slug":"owing","name":"Owing & Sons"},
                 "period":{"from":"2026-10-01","to":"2026-11-01"},"currency":"EUR","lines":[{"text":"An outage of two days","quantity":1,"unitMinor":-400,"amountMinor":-400}],
                 "totalMinor":-400,"issuedAt":"2026-11-28T12:00:00Z","hash":"1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014"}""";
    }
}
