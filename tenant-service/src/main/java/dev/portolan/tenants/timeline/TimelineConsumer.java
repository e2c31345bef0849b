package dev.portolan.tenants.timeline;

import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.streams.CloudEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/// Reads the history of tenants and of their plugins.
@ApplicationScoped
class TimelineConsumer {
    private final EventConsumers consumers;
    private final TimelineService timeline;

    TimelineConsumer(EventConsumers consumers, TimelineService timeline) {
        this.consumers = consumers;
        this.timeline = timeline;
    }

    void start(@Observes StartupEvent started) {
        consumers.start("timeline-tenants", Topics.TENANT_EVENTS, this::keep);
        consumers.start("timeline-plugins", Topics.PLUGIN_EVENTS, this::keep);
    }

    private void keep(CloudEvent event, byte @Nullable [] data) {
        if (data != null) {
            timeline.add(event, data);
        }
    }
}
