package dev.portolan.ui.clients;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.ui.clients.Catalog.Facet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is looked for, and what is found.
public final class Search {
    /// What results can be narrowed by, as parameters and as facets.
    public static final List<String> FACETS = List.of("kind", "type", "owner", "tag");

    private Search() {}

    /// @param filters by facet; what is empty narrows nothing
    public record Question(String text, Map<String, String> filters) {
        public Question {
            filters = Map.copyOf(filters);
        }

        public String filter(String facet) {
            return filters.getOrDefault(facet, "");
        }

        /// The same narrowed to a value, or not narrowed by this facet when `value` is empty.
        public Question with(String facet, String value) {
            var changed = new LinkedHashMap<>(filters);
            changed.remove(facet);
            if (!value.isEmpty()) {
                changed.put(facet, value);
            }
            return new Question(text, changed);
        }
    }

    /// @param facets how many results each value has, by facet
    public record Results(
            List<Hit> items, long total, @Nullable String next, Map<String, List<Facet>> facets) {
        public Results {
            items = items == null ? List.of() : List.copyOf(items);
            facets = facets == null ? Map.of() : Map.copyOf(facets);
        }
    }

    /// One thing that was found.
    ///
    /// @param document as it was answered
    public record Hit(JsonNode document) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Hit {}

        public String ref() {
            return document.path("ref").asText();
        }

        public String kind() {
            return document.path("kind").asText();
        }

        public String title() {
            return Fields.text(document, "title")
                    .or(() -> Fields.text(document, "name"))
                    .orElse(ref());
        }

        /// Where a plugin's document is: a path of the portal or an address; empty for entities.
        public Optional<String> href() {
            return Fields.text(document, "href");
        }

        /// The plugin whose document it is; empty for entities.
        public Optional<String> source() {
            return Fields.text(document, "source");
        }

        public Optional<String> description() {
            return Fields.text(document, "description");
        }

        public Optional<String> type() {
            return Fields.text(document, "type");
        }

        public Optional<String> owner() {
            return Fields.text(document, "owner");
        }

        public List<String> tags() {
            return Fields.list(document, "tags", JsonNode::asText);
        }

        /// Escaped text with `<mark>` around what fits.
        ///
        /// @param field `title`, `name` or `description`
        public Optional<String> highlight(String field) {
            return Fields.text(document.path("highlights"), field);
        }
    }
}
