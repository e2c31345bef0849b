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

    void created(String ref) {
        append(
                ref,
                "entity.created",
                new CatalogEvent.Created(current.id(), EntityRef.parse(ref), time.instant(), why()));
    }

    /// @param fields paths that differ
    void changed(String ref, List<String> fields) {
        append(
                ref,
                "entity.changed",
                new CatalogEvent.Changed(
                        current.id(),
                        EntityRef.parse(ref),
                        fields,
                        time.instant(),
                        fields.equals(BY_ANOTHER) ? PORTAL : why()));
    }

    void deleted(String ref) {
        append(
                ref,
                "entity.deleted",
                new CatalogEvent.Deleted(current.id(), EntityRef.parse(ref), time.instant(), why()));
    }

    private CatalogEvent.Cause why() {
        var told = cause.get();
        return new CatalogEvent.Cause(told.kind(), told.location(), told.revision());
    }

    private void append(String ref, String type, CatalogEvent event) {
        outbox.append(Topics.CATALOG_EVENTS, current.id() + "/" + ref, current.id(), type, event);
    }
}
