package dev.portolan.tenants.offboarding;

import dev.portolan.tenants.clock.ClockListener;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Begins the erasure of a test tenant when its clock passes the end of its window. Comes after the billing of the day.
@ApplicationScoped
@Priority(1)
class WindowClock implements ClockListener {
    private final OffboardingService offboarding;

    WindowClock(OffboardingService offboarding) {
        this.offboarding = offboarding;
    }

    @Override
    public void advanced(Instant from, Instant to) {
        offboarding.eraseWhenDue();
    }
}
