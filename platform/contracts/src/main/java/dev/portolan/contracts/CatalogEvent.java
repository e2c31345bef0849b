package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// What catalog-service tells the others, on `portolan.catalog.events`, keyed `tenantId/entityRef`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CatalogEvent.Created.class, name = "entity.created"),
    @JsonSubTypes.Type(value = CatalogEvent.Changed.class, name = "entity.changed"),
    @JsonSubTypes.Type(value = CatalogEvent.Deleted.class, name = "entity.deleted"),
    @JsonSubTypes.Type(value = CatalogEvent.LocationRefreshed.class, name = "location.refreshed")
})
public sealed interface CatalogEvent {
    TenantId tenant();

    Instant at();

    record Created(TenantId tenant, EntityRef ref, Instant at) implements CatalogEvent {}

    /// @param fields top-level paths that differ, for example `metadata.tags`, `spec.owner`, `relations`
    record Changed(TenantId tenant, EntityRef ref, List<String> fields, Instant at) implements CatalogEvent {
        public Changed {
            fields = List.copyOf(fields);
        }
    }

    record Deleted(TenantId tenant, EntityRef ref, Instant at) implements CatalogEvent {}

    /// A location has been read again, wholly or in part.
    record LocationRefreshed(TenantId tenant, UUID location, int entities, int errors, Instant at)
            implements CatalogEvent {}
}
