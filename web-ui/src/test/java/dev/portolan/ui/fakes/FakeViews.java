package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What plugins show: cards of every kind, one that is slow, pages and tabs, and a theme for the organization `globex`.
final class FakeViews {
    private static final String THEME = """
            {"plugin":"portolan/midnight","title":"Midnight",
             "light":{"primary":"#2438a8","accent":"#0b6e8a","background":"#eef1f8","surface":"#ffffff","text":"#131a33"},
             "dark":{"primary":"#9db0ff","accent":"#6fd3ee","background":"#0a0f24","surface":"#131a36","text":"#e8ecfb"},
             "logo":"data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCA0OCA0OCI+PGNpcmNsZSBjeD0iMjQiIGN5PSIyNCIgcj0iMjIiIGZpbGw9IiMyNDM4YTgiLz48cGF0aCBkPSJNMzEgOWExNyAxNyAwIDEgMCA4IDIyQTE1IDE1IDAgMCAxIDMxIDl6IiBmaWxsPSIjZmZmIi8+PC9zdmc+"}""";

    @Nullable
    Answer answer(Call call) {
        if (call.rest().equals("/theme")) {
            return FakeAnswers.ok(call.tenant().equals("globex") ? THEME : "{\"light\":{},\"dark\":{}}");
        }
        if (call.rest().equals("/extensions")) {
            var point = call.query().get("point");
            var all = call.empty() ? "{\"items\":[]}" : FakeAnswers.file("extensions-" + point + ".json");
            var entity = call.query().getOrDefault("entity", "");
            return FakeAnswers.ok(
                    "entity.tab".equals(point) && !entity.startsWith("api:")
                            ? all.replaceAll("\\{[^{}]*\"component\"[^{}]*\\},?", "")
                            : all);
        }
        if (!call.rest().startsWith("/views/")) {
            return null;
        }
        if (call.rest().endsWith("/calls")) {
            return called(call);
        }
        var name = call.rest().substring(call.rest().lastIndexOf('/') + 1);
        if (call.query().containsKey("last")) {
            return FakeAnswers.ok(
                    name.equals("slow")
                            ? "{\"view\":{\"block\":\"stat\",\"label\":\"October\",\"value\":1840,\"unit\":\"EUR\"},\"at\":\""
                                    + FakeAnswers.ago(190) + "\",\"stale\":true}"
                            : "{\"view\":null,\"at\":\"" + FakeAnswers.ago(0) + "\",\"stale\":true}");
        }
        if (call.query().containsKey("cursor")) {
            return FakeAnswers.ok(
                    "{\"view\":{\"block\":\"table\",\"id\":\"runs\",\"columns\":[],\"rows\":[{\"n\":808,\"what\":\"main\",\"how\":{\"state\":\"good\",\"label\":\"Passed\"},\"at\":\""
                            + FakeAnswers.ago(900) + "\"}]},\"at\":\"" + FakeAnswers.ago(0) + "\",\"stale\":false}");
        }
        return name.equals("slow")
                ? new Answer(
                        504,
                        "{\"type\":\"https://portolan.dev/problems/plugin-timeout\",\"title\":\"t\",\"status\":504,\"detail\":\"The plugin did not answer within 800 ms. Its log says more.\"}",
                        2_500)
                : FakeAnswers.ok(FakeAnswers.file("view-" + name + ".json")
                        .replace("@NOW", Instant.now().minusSeconds(420).toString()));
    }

    private static Answer called(Call call) {
        if (call.body().contains("\"replicas\":13")) {
            return FakeAnswers.ok(
                    "{\"errors\":[{\"pointer\":\"/replicas\",\"message\":\"is more than the cluster has\"}]}");
        }
        return new Answer(
                200,
                "{\"toast\":{\"state\":\"good\",\"message\":\"billing-0 is being restarted.\"},\"refresh\":true}",
                700);
    }
}
