package dev.portolan.tenants.invoices;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;

/// The real time for every tenant.
@ApplicationScoped
@DefaultBean
class RealTime implements BillingTime {
    private final InstantSource time;

    RealTime(InstantSource time) {
        this.time = time;
    }

    @Override
    public Instant now() {
        return time.instant();
    }

    @Override
    public Instant latest() {
        return time.instant();
    }
}
