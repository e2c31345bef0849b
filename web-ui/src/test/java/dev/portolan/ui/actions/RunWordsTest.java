package dev.portolan.ui.actions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunWordsTest {
    @ParameterizedTest
    @CsvSource({"0, 0.0 s", "420, 0.4 s", "9999, 9.9 s", "12000, 12 s", "119000, 119 s", "180000, 3 min"})
    void howLongItTookIsRound(long millis, String words) {
        assertThat(RunWords.took(Instant.EPOCH, Instant.EPOCH.plusMillis(millis)))
                .isEqualTo(words);
    }

    @Test
    void whatRunsHasTakenNothingYet() {
        assertThat(RunWords.took(Instant.EPOCH, null)).isEqualTo("–");
    }
}
