package dev.portolan.catalog.entities;

import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Topics;
import dev.portolan.kernel.events.Outbox;
import dev.portolan.kernel.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
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

    void created(String ref) {
        append(ref, "entity.created", new CatalogEvent.Created(current.id(), EntityRef.parse(ref), time.instant()));
    }

    /// @param fields paths that differ
    void changed(String ref, List<String> fields) {
        append(
                ref,
                "entity.changed",
                new CatalogEvent.Changed(current.id(), EntityRef.parse(ref), fields, time.instant()));
    }

    void deleted(String ref) {
        append(ref, "entity.deleted", new CatalogEvent.Deleted(current.id(), EntityRef.parse(ref), time.instant()));
    }

    private void append(String ref, String type, CatalogEvent event) {
        outbox.append(Topics.CATALOG_EVENTS, current.id() + "/" + ref, current.id(), type, event);
    }
}
