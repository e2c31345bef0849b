package dev.portolan.ui.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageRangeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @Test
    void usualRangeHasThirtyDaysWithToday() {
        var range = UsageRange.usual(TODAY);
        assertThat(range.to()).isEqualTo(TODAY);
        assertThat(ChronoUnit.DAYS.between(range.from(), range.to())).isEqualTo(29);
    }

    @Test
    void lastMonthIsAWholeMonth() {
        assertThat(UsageRange.presets(TODAY).get("Last month"))
                .isEqualTo(new UsageRange(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28)));
    }

    @Test
    void everyPresetCanBeShown() {
        assertThat(UsageRange.presets(LocalDate.of(2028, 2, 29)).values())
                .allSatisfy(range -> assertThat(range.fault()).isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-02,2026-11-01", "2025-01-01,2026-11-01", "soon,2026-11-01", "'',''"})
    void addressThatIsNoRangeIsNotRead(String from, String to) {
        assertThat(UsageRange.read(from, to)).isEmpty();
    }

    @Test
    void fourHundredDaysAreTheMost() {
        var first = LocalDate.of(2026, 1, 1);
        assertThat(new UsageRange(first, first.plusDays(399)).fault()).isEmpty();
        assertThat(new UsageRange(first, first.plusDays(400)).fault()).startsWith("At most 400 days");
    }
}
