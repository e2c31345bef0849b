package dev.portolan.ui.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.stream.LongStream;

/// Gives HTTP requests buckets of time, so that quantiles can be computed over all instances of a service.
@ApplicationScoped
class HttpBuckets {
    private static final long[] MILLIS = {5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000};

    @Produces
    MeterFilter buckets() {
        var bounds = LongStream.of(MILLIS)
                .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
                .toArray();
        var config = DistributionStatisticConfig.builder()
                .serviceLevelObjectives(bounds)
                .build();
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig given) {
                return id.getName().equals("http.server.requests") ? config.merge(given) : given;
            }
        };
    }
}
