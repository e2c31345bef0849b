package dev.portolan.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void percentilesAreNearestRanks() {
        var hundred = Figures.of(LongStream.rangeClosed(1, 100)
                .mapToObj(Duration::ofMillis)
                .toList()
                .reversed());
        assertThat(hundred.percentile(0.5)).isEqualTo(Duration.ofMillis(50));
        assertThat(hundred.percentile(0.95)).isEqualTo(Duration.ofMillis(95));
        assertThat(hundred.longest()).isEqualTo(Duration.ofMillis(100));
        assertThat(hundred).hasToString("n=100 p50 50 ms, p95 95 ms, max 100 ms");
    }

    @Test
    void oneIsEveryPercentile() {
        var one = Figures.of(List.of(Duration.ofMillis(7)));
        assertThat(one.percentile(0)).isEqualTo(one.percentile(1)).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void noneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Figures.of(List.of()));
    }
}
