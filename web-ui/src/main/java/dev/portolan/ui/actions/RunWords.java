package dev.portolan.ui.actions;

import dev.portolan.ui.clients.Actions.Run;
import dev.portolan.ui.page.Badge;
import dev.portolan.ui.page.Tone;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a run stands, in words.
final class RunWords {
    private RunWords() {}

    static Badge badge(Run run) {
        return switch (run.state()) {
            case "running" -> new Badge(Tone.INFO, "running");
            case "done" -> new Badge(Tone.GOOD, "done");
            case "cancelled" -> new Badge(Tone.ATTENTION, "cancelled");
            default -> new Badge(Tone.BAD, "failed");
        };
    }

    /// How long it took: `0.4 s`, `12 s`, `3 min`.
    static String took(@Nullable Instant from, @Nullable Instant to) {
        if (from == null || to == null) {
            return "–";
        }
        var millis = Math.max(0, Duration.between(from, to).toMillis());
        if (millis < 10_000) {
            return "%d.%d s".formatted(millis / 1000, millis % 1000 / 100);
        }
        return millis < 120_000 ? millis / 1000 + " s" : millis / 60_000 + " min";
    }
}
