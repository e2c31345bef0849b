package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plugins that bring entities, in each state; the one that runs comes further with each look.
final class FakeProviders {
    private int looks;
    private boolean asked;

    @Nullable
    Answer answer(Call call) {
        if (call.is("GET", "/providers")) {
            looks++;
            return FakeAnswers.ok(FakeAnswers.items(call.empty() ? List.of() : all()));
        }
        if (call.is("POST", "/providers/.*/runs")) {
            asked = true;
            return new Answer(202, github(), 0);
        }
        return null;
    }

    private List<String> all() {
        return List.of(
                github(),
                """
                {"publisher":"portolan","plugin":"gitlab","extension":"projects","title":"Projects","state":"running",
                 "lastRunAt":"%s","progress":{"done":%d,"total":1200},"entities":812}""".formatted(FakeAnswers.ago(31), Math.min(1200, looks * 90)),
                """
                {"publisher":"acme","plugin":"cmdb","extension":"servers","title":"Servers","state":"failed","lastRunAt":"%s",
                 "nextRunAt":"%s","entities":64,
                 "error":"The server cmdb.acme.test did not answer within 3 s."}""".formatted(FakeAnswers.ago(4), FakeAnswers.ago(-8)),
                """
                {"publisher":"acme","plugin":"people","extension":"staff","title":"Staff","state":"off","lastRunAt":"%s",
                 "entities":412}""".formatted(FakeAnswers.ago(60 * 24 * 3)));
    }

    private String github() {
        return """
                {"publisher":"portolan","plugin":"github","extension":"repositories","title":"Repositories","state":"%s",
                 "lastRunAt":"%s","nextRunAt":"%s","entities":230,"troubles":2}""".formatted(asked && looks % 3 != 0 ? "running" : "ok", FakeAnswers.ago(12), FakeAnswers.ago(-18));
    }
}
