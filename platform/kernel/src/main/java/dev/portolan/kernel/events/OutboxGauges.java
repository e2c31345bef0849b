package dev.portolan.kernel.events;

import dev.portolan.kernel.metrics.Sampling;
import dev.portolan.kernel.tenancy.CrossTenant;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;

/// Shows how far the relay is behind.
@ApplicationScoped
@CrossTenant("the outbox is one for all tenants")
class OutboxGauges {
    private final AgroalDataSource database;
    private final Sampling sampling;
    private final InstantSource time;
    private volatile long unsent;
    private volatile double oldestSeconds;

    OutboxGauges(
            @DataSource("cross") AgroalDataSource database,
            Sampling sampling,
            MeterRegistry metrics,
            InstantSource time) {
        this.database = database;
        this.sampling = sampling;
        this.time = time;
        Gauge.builder("portolan.outbox.unsent", this, gauges -> gauges.unsent)
                .baseUnit("events")
                .register(metrics);
        Gauge.builder("portolan.outbox.oldest.age", this, gauges -> gauges.oldestSeconds)
                .baseUnit("seconds")
                .register(metrics);
    }

    void start(@Observes StartupEvent started) {
        sampling.add("outbox", this::measure);
    }

    private void measure() {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*), min(at) from outbox");
                var row = statement.executeQuery()) {
            row.next();
            var oldest = row.getObject(2, OffsetDateTime.class);
            unsent = row.getLong(1);
            oldestSeconds = oldest == null
                    ? 0
                    : Duration.between(oldest.toInstant(), time.instant()).toMillis() / 1000.0;
        } catch (SQLException e) {
            throw new IllegalStateException("the outbox could not be measured", e);
        }
    }
}
