package dev.portolan.catalog.entities;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

@ApplicationScoped
class CatalogEventPublisher {
    private final Outbox outbox;
    private final CurrentTenant current;
    private final InstantSource time;

    CatalogEventPublisher(Outbox outbox, CurrentTenant current, InstantSource time) {
        this.outbox = outbox;
        this.current = current;
        this.time = time;
    }

    CatalogEvent created(String ref) {
        return new CatalogEvent.Created(current.id(), EntityRef.parse(ref), time.instant());
    }

    /// @param fields paths that differ
    CatalogEvent changed(String ref, List<String> fields) {
        return new CatalogEvent.Changed(current.id(), EntityRef.parse(ref), fields, time.instant());
    }

    CatalogEvent deleted(String ref) {
        return new CatalogEvent.Deleted(current.id(), EntityRef.parse(ref), time.instant());
    }

    /// Hands over events in their order.
    void publish(Collection<CatalogEvent> events) {
        var appended = new ArrayList<Outbox.Message>();
        for (var event : events) {
            switch (event) {
                case CatalogEvent.Created created -> appended.add(message("entity.created", created.ref(), event));
                case CatalogEvent.Changed changed -> appended.add(message("entity.changed", changed.ref(), event));
                case CatalogEvent.Deleted deleted -> appended.add(message("entity.deleted", deleted.ref(), event));
                default -> throw new IllegalArgumentException("not of an entity: " + event);
            }
        }
        outbox.appendAll(Topics.CATALOG_EVENTS, current.id(), appended);
    }

    private Outbox.Message message(String type, EntityRef ref, CatalogEvent event) {
        return new Outbox.Message(current.id() + "/" + ref, type, event);
    }
}
