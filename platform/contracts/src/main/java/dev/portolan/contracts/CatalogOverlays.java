package dev.portolan.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a plugin adds to entities that others keep, on `portolan.catalog.mutations`, keyed `tenantId/provider`. To say
/// it again changes nothing.
///
/// @param provider names the plugin's processor
/// @param mode whether these are all of its overlays, or change some
/// @param added each takes the place of the former one of its entity
/// @param removed entities to which nothing is added any more
/// @param depth how many events, each caused by the one before it, led to this; absent where none did
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CatalogOverlays(
        TenantId tenant,
        String provider,
        CatalogMutation.Mode mode,
        List<Overlay> added,
        List<EntityRef> removed,
        @Nullable Integer depth) {
    public CatalogOverlays(
            TenantId tenant,
            String provider,
            CatalogMutation.Mode mode,
            @Nullable List<Overlay> added,
            @Nullable List<EntityRef> removed,
            @Nullable Integer depth) {
        this.tenant = tenant;
        this.provider = provider;
        this.mode = mode;
        this.added = added == null ? List.of() : List.copyOf(added);
        this.removed = removed == null ? List.of() : List.copyOf(removed);
        this.depth = depth;
    }

    public CatalogOverlays(
            TenantId tenant,
            String provider,
            CatalogMutation.Mode mode,
            @Nullable List<Overlay> added,
            @Nullable List<EntityRef> removed) {
        this(tenant, provider, mode, added, removed, null);
    }

    /// What is added to one entity. What its source says always counts for more.
    ///
    /// @param annotations only keys with a prefix, and none of the catalog's own
    /// @param errors what is wrong with the entity, each a sentence; shown at the entity
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Overlay(
            EntityRef ref,
            Map<String, String> annotations,
            Map<String, String> labels,
            List<String> tags,
            List<Link> links,
            List<Relation> relations,
            List<String> errors) {
        public Overlay(
                EntityRef ref,
                @Nullable Map<String, String> annotations,
                @Nullable Map<String, String> labels,
                @Nullable List<String> tags,
                @Nullable List<Link> links,
                @Nullable List<Relation> relations,
                @Nullable List<String> errors) {
            this.ref = ref;
            this.annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
            this.labels = labels == null ? Map.of() : Map.copyOf(labels);
            this.tags = tags == null ? List.of() : List.copyOf(tags);
            this.links = links == null ? List.of() : List.copyOf(links);
            this.relations = relations == null ? List.of() : List.copyOf(relations);
            this.errors = errors == null ? List.of() : List.copyOf(errors);
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Link(
            String url, @Nullable String title, @Nullable String icon) {}

    /// @param type for example `dependsOn`
    public record Relation(String type, EntityRef target) {}
}
