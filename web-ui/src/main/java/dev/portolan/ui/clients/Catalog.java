package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What catalog-service says beside single entities.
public final class Catalog {
    private Catalog() {}

    /// @param totalItems how many entities match, on all pages together
    public record EntityPage(
            List<Entity> items, long totalItems, @Nullable PageInfo pageInfo) {
        public EntityPage {
            items = items == null ? List.of() : List.copyOf(items);
        }

        /// Opaque cursor of the next page.
        public @Nullable String next() {
            return pageInfo == null ? null : pageInfo.nextCursor();
        }
    }

    public record PageInfo(@Nullable String nextCursor) {}

    public record Facets(Map<String, List<Facet>> facets) {
        public Facets {
            facets = facets == null ? Map.of() : Map.copyOf(facets);
        }

        public List<Facet> of(String facet) {
            return facets.getOrDefault(facet, List.of());
        }
    }

    public record Facet(String value, long count) {}

    /// @param entityRef the entity that stands for this location, where the service says so
    public record Location(
            String id, String type, String target, @Nullable String entityRef) {}

    /// How a registered location stands.
    ///
    /// @param state `pending`, `reading`, `ok` or `failed`
    public record Source(
            String id,
            String target,
            String state,
            @Nullable Instant lastReadAt,
            int entities,
            List<Finding> errors) {
        public Source {
            errors = errors == null ? List.of() : List.copyOf(errors);
        }
    }

    /// One thing that is wrong in a file.
    ///
    /// @param mend what to do about it
    public record Finding(
            @Nullable String file,
            @Nullable Integer line,
            @Nullable String path,
            String message,
            @Nullable String mend) {}

    /// What registering a location would do.
    ///
    /// @param exists whether this location is registered already
    public record LocationPreview(Location location, List<JsonNode> entities, boolean exists) {
        public LocationPreview(
                @JsonProperty("location") Location location,
                @JsonProperty("entities") @Nullable List<JsonNode> entities,
                @JsonProperty("exists") boolean exists) {
            this.location = location;
            this.entities = entities == null ? List.of() : List.copyOf(entities);
            this.exists = exists;
        }
    }
}
