package dev.portolan.kernel.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/// Shows how each consumer gets on.
@ApplicationScoped
class ConsumerMetrics {
    private final MeterRegistry metrics;
    private final Map<String, AtomicLong> lags = new ConcurrentHashMap<>();

    ConsumerMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /// Shows a consumer before it has done anything.
    void show(String consumer) {
        var lag = lags.computeIfAbsent(consumer, _ -> new AtomicLong());
        Gauge.builder("portolan.consumer.lag", lag, AtomicLong::get)
                .baseUnit("events")
                .tag("consumer", consumer)
                .register(metrics);
        var _ = counter(consumer, "done");
        var _ = counter(consumer, "buried");
    }

    void done(String consumer, int events) {
        counter(consumer, "done").increment(events);
    }

    void buried(String consumer) {
        counter(consumer, "buried").increment();
    }

    /// Notes how many records of its partitions the consumer has still to read, as its last poll has learned.
    void lag(String consumer, KafkaConsumer<?, ?> reading) {
        lags.computeIfAbsent(consumer, _ -> new AtomicLong())
                .set(reading.assignment().stream()
                        .mapToLong(partition -> reading.currentLag(partition).orElse(0))
                        .sum());
    }

    private Counter counter(String consumer, String outcome) {
        return Counter.builder("portolan.consumer.events")
                .tag("consumer", consumer)
                .tag("outcome", outcome)
                .register(metrics);
    }
}
