package dev.portolan.ui.fakes;

import dev.portolan.ui.fakes.FakeAnswers.Answer;
import dev.portolan.ui.fakes.FakeAnswers.Call;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Exports that come along while they are looked at, and the way out.
final class FakeLeaving {
    private int progress = -1;
    private boolean leaving;

    @Nullable
    Answer answer(Call call) {
        if (call.is("GET", "/exports")) {
            return FakeAnswers.ok(FakeAnswers.items(call.empty() ? List.of() : exports()));
        }
        if (call.is("POST", "/exports")) {
            progress = 0;
            return new Answer(202, running(), 100);
        }
        if (call.is("GET", "/exports/x1")) {
            progress = Math.min(100, progress + 12);
            return FakeAnswers.ok(running());
        }
        if (call.is("GET", "/exports/.+/file")) {
            return FakeAnswers.ok("PK not really");
        }
        if (call.is("GET", "/offboarding")) {
            return leaving || call.tenant().equals("leaving")
                    ? FakeAnswers.ok(going())
                    : FakeAnswers.ok("{\"state\":\"active\"}");
        }
        if (call.is("POST", "/offboarding")) {
            leaving = true;
            return new Answer(202, going(), 100);
        }
        if (call.is("DELETE", "/offboarding")) {
            leaving = false;
            return FakeAnswers.ok("{\"state\":\"active\"}");
        }
        return null;
    }

    private static String going() {
        return "{\"state\":\"offboarding\",\"eraseAt\":\"" + FakeAnswers.ago(-60 * 24 * 29) + "\"}";
    }

    private List<String> exports() {
        var list = new ArrayList<String>();
        if (progress >= 0) {
            list.add(running());
        }
        list.add(done("x2", 60 * 24 * 2, 18_734_112L));
        list.add("{\"id\":\"x3\",\"state\":\"failed\",\"progress\":40,\"createdAt\":\"" + FakeAnswers.ago(60 * 24 * 5)
                + "\"}");
        return list;
    }

    private String running() {
        return progress >= 100
                ? done("x1", 1, 19_120_554L)
                : "{\"id\":\"x1\",\"state\":\"running\",\"progress\":" + progress + ",\"createdAt\":\""
                        + FakeAnswers.ago(1) + "\"}";
    }

    private static String done(String id, long minutes, long bytes) {
        return """
                {"id":"%s","state":"done","progress":100,"createdAt":"%s","finishedAt":"%s","bytes":%d,
                 "sha256":"b1946ac92492d2347c6235b4d2611184f2a2b7d3c9f1f2e4d5c6b7a8990011aa","expiresAt":"%s"}""".formatted(
                        id,
                        FakeAnswers.ago(minutes),
                        FakeAnswers.ago(minutes - 1),
                        bytes,
                        FakeAnswers.ago(minutes - 60 * 24 * 7));
    }
}
