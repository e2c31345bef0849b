package dev.portolan.tenants.plans;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.OptionalLong;

/// Knows the seats, which are counted in this service, and nothing of what others meter.
@ApplicationScoped
@DefaultBean
class UsedSeats implements UsedQuantities {
    private final LimitRepository counts;

    UsedSeats(LimitRepository counts) {
        this.counts = counts;
    }

    @Override
    public OptionalLong used(String limit) {
        return limit.equals(Limits.SEATS) ? OptionalLong.of(counts.members()) : OptionalLong.empty();
    }
}
