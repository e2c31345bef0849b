package dev.portolan.ui.forms.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Durations and schedules in words.
class ReadingTest {
    private static final ZonedDateTime FRIDAY = ZonedDateTime.of(2026, 11, 27, 9, 30, 0, 0, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource({
        "5m, 5 minutes, 5m, every 5 minutes",
        "PT1H30M, 1 hour 30 minutes, 90m, every 1 hour 30 minutes",
        "1h, 1 hour, 1h, every hour",
        "P2D, 2 days, 2d, every 2 days",
        "1500ms, 1 second 500 milliseconds, 1500ms, every 1 second 500 milliseconds"
    })
    void durationsAreReadAndWritten(String text, String words, String amount, String every) {
        var duration = Durations.parse(text).orElseThrow();
        assertThat(Durations.words(duration)).isEqualTo(words);
        assertThat(Durations.every(duration)).isEqualTo(every);
        assertThat(Durations.amount(duration).map(parts -> parts.unit().write(parts.count())))
                .contains(amount);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        * * * * *       | Every minute
        */5 * * * *     | Every 5 minutes
        0 * * * *       | Every hour
        15 * * * *      | Every hour at minute 15
        0 6 * * *       | Every day at 06:00 UTC
        30 6 * * 1-5    | Monday to Friday at 06:30 UTC
        30 6 * * 1,5    | Mondays and Fridays at 06:30 UTC
        0 6 1 * *       | On day 1 of each month at 06:00 UTC
        0 6 * * 0,7     | Sundays at 06:00 UTC
        0 8-17/2 * 1,6 * | At minute 0, in hours 8 to 17 in steps of 2, in January and June (UTC)
        */10 * * * 1-5  | Every 10 minutes, on Monday to Friday (UTC)
        0 0 1 * 5       | At minute 0, in hour 0, on day 1, or on Friday (UTC)
        """)
    void schedulesAreRead(String text, String words) {
        assertThat(Cron.parse(text).orElseThrow().words()).isEqualTo(words);
    }

    @Test
    void nextTimesFollow() {
        assertThat(Cron.parse("0 6 * * 1-5").orElseThrow().next(FRIDAY, 3))
                .extracting(time -> time.toLocalDateTime().toString())
                .containsExactly("2026-11-30T06:00", "2026-12-01T06:00", "2026-12-02T06:00");
    }

    @Test
    @Timeout(10)
    void aDayThatNeverComesEnds() {
        assertThat(Cron.parse("0 0 30 2 *").map(cron -> cron.next(FRIDAY, 3)).orElse(List.of()))
                .isEmpty();
    }
}
