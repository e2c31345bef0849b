package dev.portolan.tenants.offboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private static final Duration LENGTH = Duration.ofMinutes(5);

    private final AtomicInteger renewals = new AtomicInteger();
    private Instant now = Instant.parse("2026-11-28T10:00:00Z");

    @Test
    void isRenewedEachThirdOfIt() {
        var lease = new Lease(() -> renewals.incrementAndGet() > 0, LENGTH, () -> now);

        pass(Duration.ofSeconds(99));
        lease.keep();
        assertThat(renewals).hasValue(0);
        pass(Duration.ofSeconds(1));
        lease.keep();
        lease.keep();
        assertThat(renewals).hasValue(1);
        pass(Duration.ofSeconds(100));
        lease.keep();
        assertThat(renewals).hasValue(2);
    }

    @Test
    void stepThatAnotherProcessHasTakenOverIsNotGoneOnWith() {
        var lease = new Lease(() -> false, LENGTH, () -> now);
        assertThatCode(lease::keep).doesNotThrowAnyException();

        pass(LENGTH);

        assertThatThrownBy(lease::keep)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("another process goes on with it");
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }
}
