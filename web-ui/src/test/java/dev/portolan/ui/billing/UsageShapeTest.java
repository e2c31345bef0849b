package dev.portolan.ui.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageShapeTest {
    @ParameterizedTest
    @CsvSource({"0,4", "1,4", "4,4", "5,8", "11,20", "90,100", "101,200", "15500,20000", "100001,200000", "7,8"})
    void scaleEndsAtARoundNumberAboveAllBars(long highest, long top) {
        assertThat(UsageShape.of(List.of(0L, highest)).top()).isEqualTo(top);
    }

    @Test
    void marksAreEvenAndWhole() {
        assertThat(UsageShape.of(List.of(90L)).marks()).containsExactly(0L, 25L, 50L, 75L, 100L);
    }

    @Test
    void barIsAsHighAsItsValueAndStandsOnTheGround() {
        var bars = UsageShape.of(List.of(0L, 50L, 100L, 25L)).bars();
        assertThat(bars).extracting(UsageShape.Bar::height).containsExactly(0.0, 100.0, 200.0, 50.0);
        assertThat(bars).allSatisfy(bar -> assertThat(bar.y() + bar.height()).isEqualTo(UsageShape.HEIGHT));
        assertThat(bars.getLast().x() + bars.getLast().width()).isLessThan(UsageShape.WIDTH);
    }

    @Test
    void firstAndLastDayHaveLabels() {
        assertThat(UsageShape.labelled(30)).containsExactly(0, 6, 12, 17, 23, 29);
        assertThat(UsageShape.labelled(3)).containsExactly(0, 1, 2);
        assertThat(UsageShape.labelled(1)).containsExactly(0);
        assertThat(UsageShape.labelled(0)).isEmpty();
    }
}
