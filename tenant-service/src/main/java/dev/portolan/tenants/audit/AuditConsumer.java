package dev.portolan.tenants.audit;

import dev.portolan.contracts.AuditEvent;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/// Takes the acts of all services into the record, in the order of the topic.
@ApplicationScoped
class AuditConsumer {
    private static final String RECORDED = "audit.recorded";

    private final EventConsumers consumers;
    private final AuditService audit;

    AuditConsumer(EventConsumers consumers, AuditService audit) {
        this.consumers = consumers;
        this.audit = audit;
    }

    void start(@Observes StartupEvent started) {
        consumers.start("audit", Topics.AUDIT, this::take);
    }

    private void take(CloudEvent event, byte @Nullable [] data) {
        if (data != null && event.type().equals(RECORDED)) {
            audit.append(Json.read(data, AuditEvent.class));
        }
    }
}
