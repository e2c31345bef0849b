package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A search that finds checkout in everything but `zzz`, and fails at `fail`.
final class FakeSearch {
    private static final int TOTAL = 46;

    @Nullable
    Answer answer(Call call) {
        if (!call.is("GET", "/search")) {
            return null;
        }
        var text = call.query().getOrDefault("q", "");
        if (text.equals("fail")) {
            return FakeAnswers.problem(
                    503, "unavailable", "The catalog does not answer right now. Try again in a moment.");
        }
        if (text.equals("zzz") || call.empty()) {
            return FakeAnswers.ok("{\"items\":[],\"total\":0,\"facets\":{}}");
        }
        var limit = Integer.parseInt(call.query().getOrDefault("limit", "20"));
        var from = Integer.parseInt(call.query().getOrDefault("cursor", "0"));
        var items = IntStream.range(from, Math.min(TOTAL, from + limit))
                .mapToObj(FakeSearch::hit)
                .collect(Collectors.joining(","));
        var next = from + limit < TOTAL ? ",\"next\":\"" + (from + limit) + "\"" : "";
        return FakeAnswers.ok("{\"items\":[" + items + "],\"total\":" + TOTAL + next + """
                ,"facets":{"kind":[{"value":"Component","count":31},{"value":"API","count":11},{"value":"Group","count":4}],
                 "type":[{"value":"service","count":22},{"value":"openapi","count":11},{"value":"library","count":9}],
                 "owner":[{"value":"group:default/storefront","count":28},{"value":"group:default/payments","count":9}],
                 "tag":[{"value":"java","count":24},{"value":"tier-1","count":8}]}}""");
    }

    private static String hit(int index) {
        if (index == 3) {
            return """
                    {"kind":"document","name":"How to restart checkout","description":"Drain the queue first, then restart one replica.",
                     "tags":["runbook"],"score":97,"source":"acme/wiki/runbooks","href":"https://wiki.acme.test/restart",
                     "highlights":{"name":"How to restart <mark>check</mark>out"}}""";
        }
        var api = index % 4 == 1;
        var name = (index == 0 ? "checkout" : "checkout-" + (api ? "api-" : "worker-") + index);
        return """
                {"ref":"%s:default/%s","kind":"%s","namespace":"default","name":"%s"%s,"description":"Takes the basket to an order",
                 "type":"%s","owner":"group:default/storefront","tags":["java","tier-1"],"score":%d,
                 "highlights":{%s"name":"<mark>check</mark>out%s","description":"Takes the basket through <mark>check</mark>out to an order &amp; a &lt;receipt&gt;, <img src=x> included"}}""".formatted(
                        api ? "api" : "component",
                        name,
                        api ? "API" : "Component",
                        name,
                        index == 0 ? ",\"title\":\"Checkout\"" : "",
                        api ? "openapi" : "service",
                        100 - index,
                        index == 0 ? "\"title\":\"<mark>Check</mark>out\"," : "",
                        name.substring("checkout".length()));
    }
}
