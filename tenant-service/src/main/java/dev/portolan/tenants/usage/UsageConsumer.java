package dev.portolan.tenants.usage;

import dev.portolan.contracts.Topics;
import dev.portolan.contracts.UsageEvent;
import dev.portolan.kernel.events.BatchHandler;
import dev.portolan.kernel.events.EventConsumers;
import dev.portolan.streams.CloudEvent;
import dev.portolan.streams.Json;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;

/// Takes what all services meter.
@ApplicationScoped
class UsageConsumer {
    private final EventConsumers consumers;
    private final UsageLedgerService ledger;

    UsageConsumer(EventConsumers consumers, UsageLedgerService ledger) {
        this.consumers = consumers;
        this.ledger = ledger;
    }

    void start(@Observes StartupEvent started) {
        consumers.startBatches("usage", Topics.USAGE, BatchHandler.each(this::take));
    }

    /// @throws IllegalArgumentException when the event is no figure of its tenant
    void take(CloudEvent head, byte @Nullable [] data) {
        if (data == null) {
            throw new IllegalArgumentException("there is no figure in it");
        }
        var event = Json.read(data, UsageEvent.class);
        if (!event.tenant().equals(head.tenant())) {
            throw new IllegalArgumentException("the figure is another tenant's than the event");
        }
        if (event.quantity() < 0) {
            throw new IllegalArgumentException("the figure is below zero");
        }
        ledger.take(event);
    }
}
