package dev.portolan.plugins.events;

import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.BatchHandler.Received;
import dev.portolan.kernel.events.EventConsumers;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.stream.Stream;

/// Reads the history of tenants, of their plugins and of their catalogs.
@ApplicationScoped
class HistoryConsumer {
    private final EventConsumers consumers;
    private final EventLogService log;

    HistoryConsumer(EventConsumers consumers, EventLogService log) {
        this.consumers = consumers;
        this.log = log;
    }

    void start(@Observes StartupEvent started) {
        follow("tenant", Topics.TENANT_EVENTS);
        follow("plugins", Topics.PLUGIN_EVENTS);
        follow("catalog", Topics.CATALOG_EVENTS);
    }

    private void follow(String source, String topic) {
        consumers.startBatches("event-log-" + source, topic, events -> {
            var _ = log.record(
                    events.stream().flatMap(event -> read(source, event)).toList());
        });
    }

    private static Stream<Happening> read(String source, Received event) {
        return event.data() == null ? Stream.empty() : TopicEvents.read(source, event.head(), event.data()).stream();
    }
}
