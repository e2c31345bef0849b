package dev.portolan.catalog.entities;

import dev.portolan.catalog.causes.Cause;
import dev.portolan.catalog.causes.CurrentCause;
import dev.portolan.catalog.causes.LeadingService;
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
import java.util.stream.Stream;

@ApplicationScoped
class CatalogEventPublisher {
    // An entity's own change is never one of its relations alone: those come from what another one says.
    private static final List<String> BY_ANOTHER = List.of("relations");

    private final Outbox outbox;
    private final CurrentCause cause;
    private final LeadingService leading;
    private final CurrentTenant current;
    private final InstantSource time;

    CatalogEventPublisher(
            Outbox outbox, CurrentCause cause, LeadingService leading, CurrentTenant current, InstantSource time) {
        this.outbox = outbox;
        this.cause = cause;
        this.leading = leading;
        this.current = current;
        this.time = time;
    }

    CatalogEvent created(String ref) {
        return new CatalogEvent.Created(current.id(), EntityRef.parse(ref), time.instant(), told(cause.get()));
    }

    /// @param fields paths that differ
    CatalogEvent changed(String ref, List<String> fields) {
        var why = fields.equals(BY_ANOTHER)
                ? new CatalogEvent.Cause(Kind.PORTAL, null, null, cause.depth())
                : told(cause.get());
        return new CatalogEvent.Changed(current.id(), EntityRef.parse(ref), fields, time.instant(), why);
    }

    CatalogEvent deleted(String ref) {
        return new CatalogEvent.Deleted(current.id(), EntityRef.parse(ref), time.instant(), told(cause.get()));
    }

    private CatalogEvent.Cause told(Cause why) {
        return new CatalogEvent.Cause(why.kind(), why.location(), why.revision(), cause.depth());
    }

    /// Hands over events in their order. What is finished for another source names that one.
    void publish(Collection<CatalogEvent> events) {
        var others = leading.others(
                events.stream().flatMap(CatalogEventPublisher::bySource).toList());
        var appended = new ArrayList<Outbox.Message>();
        for (var event : events) {
            switch (event) {
                case CatalogEvent.Created created -> {
                    var why = others.get(created.ref().toString());
                    var told = why == null
                            ? created
                            : new CatalogEvent.Created(created.tenant(), created.ref(), created.at(), told(why));
                    appended.add(message("entity.created", created.ref(), told));
                }
                case CatalogEvent.Changed changed -> {
                    var why = others.get(changed.ref().toString());
                    var told = why == null
                            ? changed
                            : new CatalogEvent.Changed(
                                    changed.tenant(), changed.ref(), changed.fields(), changed.at(), told(why));
                    appended.add(message("entity.changed", changed.ref(), told));
                }
                case CatalogEvent.Deleted deleted -> appended.add(message("entity.deleted", deleted.ref(), event));
                default -> throw new IllegalArgumentException("not of an entity: " + event);
            }
        }
        outbox.appendAll(Topics.CATALOG_EVENTS, current.id(), appended);
    }

    private static Stream<String> bySource(CatalogEvent event) {
        return switch (event) {
            case CatalogEvent.Created created -> Stream.of(created.ref().toString());
            case CatalogEvent.Changed changed
            when !changed.fields().equals(BY_ANOTHER) -> Stream.of(changed.ref().toString());
            default -> Stream.empty();
        };
    }

    private Outbox.Message message(String type, EntityRef ref, CatalogEvent event) {
        return new Outbox.Message(current.id() + "/" + ref, type, event);
    }
}
