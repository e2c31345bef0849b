package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Imports that come further with each look; one of an address with `bad` in it is refused.
final class FakeImports {
    private final Map<String, String> states = new LinkedHashMap<>(Map.of("i1", "ready", "i2", "done", "i3", "failed"));
    private int looks;

    @Nullable
    Answer answer(Call call) {
        if (call.is("GET", "/sources/imports")) {
            return FakeAnswers.ok(FakeAnswers.items(
                    call.empty()
                            ? List.of()
                            : states.keySet().stream().sorted().map(this::one).toList()));
        }
        if (call.is("POST", "/sources/imports")) {
            if (call.body().contains("bad")) {
                return FakeAnswers.invalid("/url", "bad.test does not resolve. Check the address.");
            }
            states.put("i9", "reading");
            looks = 0;
            return new Answer(202, one("i9"), 60);
        }
        if (!call.rest().startsWith("/sources/imports/")) {
            return null;
        }
        var id = call.segment(3);
        if (!states.containsKey(id)) {
            return FakeAnswers.notFound();
        }
        if (call.rest().endsWith("/items")) {
            return FakeAnswers.ok(FakeAnswers.items(items(call.query().getOrDefault("verdict", "take"))));
        }
        if (call.rest().endsWith("/confirmation")) {
            states.put(id, "importing");
            looks = 0;
            return new Answer(202, "", 60);
        }
        if (call.method().equals("DELETE")) {
            states.remove(id);
            return FakeAnswers.done();
        }
        return FakeAnswers.ok(one(id));
    }

    private String one(String id) {
        var state = states.getOrDefault(id, "done");
        if (state.endsWith("ing") && ++looks > 6) {
            state = state.equals("reading") ? "ready" : "done";
            states.put(id, state);
            looks = 0;
        }
        var progress = state.endsWith("ing")
                ? ",\"progress\":{\"done\":" + looks * 180 + (looks > 2 ? ",\"total\":1204" : "") + "}"
                : "";
        return "{\"id\":\"" + id + "\",\"url\":\"https://backstage.acme.test\",\"state\":\"" + state
                + "\",\"counts\":{\"take\":1180,\"change\":4,\"same\":17,\"refuse\":3},\"startedAt\":\""
                + FakeAnswers.ago(id.equals("i2") ? 60 * 24 * 5 : 9) + "\"" + progress
                + (state.equals("failed") ? ",\"error\":\"backstage.acme.test refused the token (401).\"" : "") + "}";
    }

    private static List<String> items(String verdict) {
        if (verdict.equals("refuse")) {
            return List.of("""
                    {"ref":"component:default/Mail Sender","verdict":"refuse","how":"entity","errors":[{"path":"/metadata/name","found":"Mail Sender",
                     "expected":"letters, digits, -, _ and .","message":"metadata.name is no name.","mend":"Rename it there, and repeat the import."}]}""", """
                    {"ref":"component:default/checkout","verdict":"refuse","how":"entity","errors":[{
                     "message":"The name is held by https://git.acme.test/shop/checkout/catalog-info.yaml.","mend":"Take one of the two away."}]}""");
        }
        return IntStream.range(0, verdict.equals("change") ? 4 : 20)
                .mapToObj(index -> "{\"ref\":\"component:default/service-" + index + "\",\"verdict\":\"" + verdict
                        + "\",\"how\":\""
                        + (index % 5 == 4
                                ? "entity\""
                                : "location\",\"location\":\"https://git.acme.test/services/" + index
                                        + "/catalog-info.yaml\"")
                        + ",\"errors\":[]}")
                .toList();
    }
}
