package dev.portolan.catalog.query;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Counts the values that entities have.
@ApplicationScoped
public class FacetService {
    private final EntitySearch search;

    FacetService(IndexSearch search) {
        this.search = search;
    }

    /// @param facets paths, in any case
    /// @return the values of each path as they were written, in their order, with the number of entities
    ///     that have them
    Map<String, List<Count>> count(List<String> facets, Optional<Predicate> predicate) {
        var keys = facets.stream().map(FacetService::lower).distinct().toList();
        var byKey = search.facets(keys, predicate).stream().collect(Collectors.toMap(Counted::key, Counted::counts));
        var result = new LinkedHashMap<String, List<Count>>();
        facets.forEach(facet -> result.put(facet, byKey.getOrDefault(lower(facet), List.of())));
        return result;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// @param count entities that have the value
    record Count(String value, long count) {}

    /// @param key path in lower case
    record Counted(String key, List<Count> counts) {
        Counted {
            counts = List.copyOf(counts);
        }
    }
}
