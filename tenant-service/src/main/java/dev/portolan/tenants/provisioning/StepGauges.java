package dev.portolan.tenants.provisioning;

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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Shows how provisioning gets on; a failed step needs a person.
@ApplicationScoped
@CrossTenant("counts the steps of all tenants")
class StepGauges {
    private final Sql sql;
    private final Sampling sampling;
    private volatile Map<StepState, Long> counted = Map.of();

    StepGauges(@DataSource("cross") AgroalDataSource database, Sampling sampling, MeterRegistry metrics) {
        this.sql = new Sql(database);
        this.sampling = sampling;
        for (var state : StepState.values()) {
            Gauge.builder("portolan.provisioning.steps", this, gauges -> gauges.counted.getOrDefault(state, 0L))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(metrics);
        }
    }

    void start(@Observes StartupEvent started) {
        sampling.add("provisioning", this::measure);
    }

    private void measure() {
        counted = sql
                .query(
                        "select state, count(*) as number from provisioning_step group by state",
                        row -> Map.entry(StepState.valueOf(row.getString("state")), row.getLong("number")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
