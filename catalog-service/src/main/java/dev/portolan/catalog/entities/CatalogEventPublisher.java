package dev.portolan.catalog.entities;

import dev.portolan.catalog.causes.CurrentCause;
import dev.portolan.contracts.CatalogEvent;
import dev.portolan.contracts.CatalogEvent.Cause.Kind;
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
    // An entity's own change is never one of its relations alone: those come from what another one says.
    private static final List<String> BY_ANOTHER = List.of("relations");
    private static final CatalogEvent.Cause PORTAL = new CatalogEvent.Cause(Kind.PORTAL, null, null);

    private final Outbox outbox;
    private final CurrentCause cause;
    private final CurrentTenant current;
    private final InstantSource time;

    CatalogEventPublisher(Outbox outbox, CurrentCause cause, CurrentTenant current, InstantSource time) {
        this.outbox = outbox;
        this.cause = cause;
        this.current = current;
        this.time = time;
    }

    CatalogEvent created(String ref) {
        return new CatalogEvent.Created(current.id(), EntityRef.parse(ref), time.instant(), why());
    }

    /// @param fields paths that differ
    CatalogEvent changed(String ref, List<String> fields) {
        return new CatalogEvent.Changed(
                current.id(), EntityRef.parse(ref), fields, time.instant(), fields.equals(BY_ANOTHER) ? PORTAL : why());
    }

    CatalogEvent deleted(String ref) {
        return new CatalogEvent.Deleted(current.id(), EntityRef.parse(ref), time.instant(), why());
    }

    private CatalogEvent.Cause why() {
        var told = cause.get();
        return new CatalogEvent.Cause(told.kind(), told.location(), told.revision());
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
