package dev.portolan.local.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final RestartPolicy policy = new RestartPolicy(() -> now);

    @Test
    void waitsLongerEachTimeAndGivesUpAfterFiveWithinAMinute() {
        var delays = IntStream.range(0, 5)
                .mapToObj(_ -> policy.afterDeath(true).orElseThrow().toMillis())
                .toList();

        assertThat(delays).containsExactly(500L, 1000L, 2000L, 4000L, 8000L);
        assertThat(policy.afterDeath(true)).isEmpty();
    }

    @Test
    void aMinuteLaterAllIsForgiven() {
        for (var i = 0; i < 5; i++) {
            policy.afterDeath(true);
        }
        now = now.plus(Duration.ofMinutes(1));

        assertThat(policy.afterDeath(true)).contains(Duration.ofMillis(500));
    }

    @Test
    void whatNeverGetsReadyIsGivenUpHoweverSlowlyItDies() {
        for (var i = 0; i < 5; i++) {
            policy.afterDeath(false);
            now = now.plus(Duration.ofMinutes(2));
        }

        assertThat(policy.afterDeath(false)).isEmpty();
    }
}
