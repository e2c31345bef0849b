package dev.portolan.tenants.signups;

import dev.portolan.kernel.metrics.Sampling;
import dev.portolan.kernel.tenancy.CrossTenant;
import dev.portolan.tenants.sql.Sql;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Shows how many sign-ups there are, by whether their mail was confirmed.
@ApplicationScoped
@CrossTenant("counts the sign-ups of all")
class SignupGauges {
    private final Sql sql;
    private final Sampling sampling;
    private volatile Counted counted = new Counted(0, 0);

    SignupGauges(@DataSource("cross") AgroalDataSource database, Sampling sampling, MeterRegistry metrics) {
        this.sql = new Sql(database);
        this.sampling = sampling;
        Gauge.builder("portolan.signups", this, gauges -> gauges.counted.pending())
                .tag("state", "pending")
                .register(metrics);
        Gauge.builder("portolan.signups", this, gauges -> gauges.counted.confirmed())
                .tag("state", "confirmed")
                .register(metrics);
    }

    void start(@Observes StartupEvent started) {
        sampling.add("signups", this::measure);
    }

    private void measure() {
        sql.first(
                        "select count(*) - count(confirmed_at) as pending, count(confirmed_at) as confirmed from signup",
                        row -> new Counted(row.getLong("pending"), row.getLong("confirmed")))
                .ifPresent(now -> counted = now);
    }

    private record Counted(long pending, long confirmed) {}
}
