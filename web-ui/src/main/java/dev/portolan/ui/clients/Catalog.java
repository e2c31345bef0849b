package dev.portolan.ui.clients;

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
}
