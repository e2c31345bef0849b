package dev.portolan.ui.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialWordsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-12-02T19:00:00Z | Your trial of Business goes on for 4 days
            2026-11-29T19:00:01Z | Your trial of Business goes on for 1 day
            2026-11-29T08:00:00Z | Your trial of Business ends today
            2026-11-28T19:00:00Z | Your trial of Business is over
            2026-11-20T19:00:00Z | Your trial of Business is over
            """)
    void saysHowLongATrialGoesOn(Instant endsAt, String title) {
        assertThat(TrialWords.title("Business", endsAt, Instant.parse("2026-11-28T19:00:00Z")))
                .isEqualTo(title);
    }
}
