package dev.portolan.plugins.events;

import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.streams.CloudEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

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
        consumers.start("event-log-" + source, topic, (event, data) -> keep(source, event, data));
    }

    private void keep(String source, CloudEvent event, byte @Nullable [] data) {
        if (data != null) {
            TopicEvents.read(source, event, data).ifPresent(happening -> {
                var _ = log.record(happening);
            });
        }
    }
}
