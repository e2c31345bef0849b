package dev.portolan.ui.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.ui.clients.Billing.Limit;
import dev.portolan.ui.page.Tone;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitBarTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0    | 50   | 0   | GOOD      | 50 left.
            12   | 50   | 24  | GOOD      | 38 left.
            44   | 50   | 88  | GOOD      | 6 left.
            45   | 50   | 90  | ATTENTION | Only 5 left.
            50   | 50   | 100 | BAD       | None is left. Remove a member or choose a larger plan.
            53   | 50   | 100 | BAD       | 3 seats too many. Nothing is taken away, and none can be added.
            1    | 0    | 100 | BAD       | 1 seat too many. Nothing is taken away, and none can be added.
            """)
    void saysHowFarALimitIsUsed(long used, long limit, int percent, Tone tone, String note) {
        var bar = LimitBar.of(limit("seats", used, limit));
        assertThat(bar.percent()).isEqualTo(percent);
        assertThat(bar.tone()).isEqualTo(tone);
        assertThat(bar.note()).isEqualTo(note);
    }

    @Test
    void namesTheUnit() {
        assertThat(LimitBar.of(limit("entities", 2_310L, 20_000)).words()).isEqualTo("2,310 of 20,000 entities");
    }

    @Test
    void uncountedLimitHasNoBar() {
        var bar = LimitBar.of(limit("plugins", null, 10));
        assertThat(bar.percent()).isZero();
        assertThat(bar.tone()).isEqualTo(Tone.NEUTRAL);
        assertThat(bar.note()).startsWith("How many are used cannot be said");
    }

    @Test
    void raisedLimitSaysUntilWhenAndWhatThePlanHas() {
        var raised = new Limit("plugins", 11L, 15, 10L, Instant.parse("2026-12-31T12:00:00Z"));
        assertThat(LimitBar.of(raised).note())
                .isEqualTo("4 left. Raised until 31 December 2026; the plan itself has 10.");
    }

    private static Limit limit(String name, @Nullable Long used, long limit) {
        return new Limit(name, used, limit, limit, null);
    }
}
