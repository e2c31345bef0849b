package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What catalog-service tells the others, on `portolan.catalog.events`, keyed `tenantId/entityRef`.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = CatalogEvent.Created.class, name = "entity.created"),
    @JsonSubTypes.Type(value = CatalogEvent.Changed.class, name = "entity.changed"),
    @JsonSubTypes.Type(value = CatalogEvent.Deleted.class, name = "entity.deleted"),
    @JsonSubTypes.Type(value = CatalogEvent.LocationRefreshed.class, name = "location.refreshed"),
    @JsonSubTypes.Type(value = CatalogEvent.LocationProgress.class, name = "location.progress")
})
public sealed interface CatalogEvent {
    TenantId tenant();

    Instant at();

    /// @param cause absent in events from before causes were told
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Created(
            TenantId tenant,
            EntityRef ref,
            Instant at,
            @Nullable Cause cause) implements CatalogEvent {
        public Created(TenantId tenant, EntityRef ref, Instant at) {
            this(tenant, ref, at, null);
        }
    }

    /// @param fields top-level paths that differ, for example `metadata.tags`, `spec.owner`, `relations`
    /// @param cause absent in events from before causes were told
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(
            TenantId tenant,
            EntityRef ref,
            List<String> fields,
            Instant at,
            @Nullable Cause cause) implements CatalogEvent {
        public Changed {
            fields = List.copyOf(fields);
        }

        public Changed(TenantId tenant, EntityRef ref, List<String> fields, Instant at) {
            this(tenant, ref, fields, at, null);
        }
    }

    /// @param cause absent in events from before causes were told
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Deleted(
            TenantId tenant,
            EntityRef ref,
            Instant at,
            @Nullable Cause cause) implements CatalogEvent {
        public Deleted(TenantId tenant, EntityRef ref, Instant at) {
            this(tenant, ref, at, null);
        }
    }

    /// A location has been read again, wholly or in part.
    ///
    /// @param provider whose share it is; absent where it is nobody's
    /// @param depth how many events, each caused by the one before it, led to this; absent where none did
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LocationRefreshed(
            TenantId tenant,
            UUID location,
            int entities,
            int errors,
            Instant at,
            @Nullable String provider,
            @Nullable Integer depth)
            implements CatalogEvent {
        public LocationRefreshed(TenantId tenant, UUID location, int entities, int errors, Instant at) {
            this(tenant, location, entities, errors, at, null, null);
        }

        public LocationRefreshed(
                TenantId tenant, UUID location, int entities, int errors, Instant at, @Nullable String provider) {
            this(tenant, location, entities, errors, at, provider, null);
        }
    }

    /// Why an entity is there, differs or is gone. Who did it stands in the catalog's history only.
    ///
    /// @param location the source that was read
    /// @param revision which state of the source it was: a commit, an ETag
    /// @param depth how many events, each caused by the one before it, led to this; absent where none did
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Cause(
            Kind kind,
            @Nullable UUID location,
            @Nullable String revision,
            @Nullable Integer depth) {
        public Cause(Kind kind, @Nullable UUID location, @Nullable String revision) {
            this(kind, location, revision, null);
        }

        public enum Kind {
            /// A location was read.
            @JsonProperty("source")
            SOURCE,
            /// Somebody did it.
            @JsonProperty("person")
            PERSON,
            /// A provider said so.
            @JsonProperty("provider")
            PROVIDER,
            @JsonProperty("plugin")
            PLUGIN,
            /// Another catalog was taken over.
            @JsonProperty("import")
            IMPORT,
            /// The portal itself: an orphan was swept, or another entity changed.
            @JsonProperty("portal")
            PORTAL
        }
    }

    /// A location is being read; told a few times a second at most, and not at all where that takes no time.
    /// `location.refreshed` ends it.
    ///
    /// @param phase `fetching` and `reading` count files, or the documents of a single file, `storing` and
    ///     `finishing` entities; others may come
    /// @param total grows only where a file leads to further ones; absent where it is not known
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LocationProgress(
            TenantId tenant,
            UUID location,
            String phase,
            int done,
            @Nullable Integer total,
            Instant at) implements CatalogEvent {}
}
