package dev.portolan.catalog.providers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.catalog.reading.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/// Keeps the findings of a bucket from one change to the next.
@ApplicationScoped
class FindingsText {
    private static final String FIRST_SEEN = "at";
    private static final String ENTITY = "entityRef";

    private final ObjectMapper json;
    private final int most;

    FindingsText(ObjectMapper json, CatalogConfig config) {
        this.json = json;
        this.most = config.processing().maxFindings();
    }

    /// @param before JSON
    /// @param touched whether a finding of before is about an entity that was looked at anew; those about no entity
    ///     are of the last change, and go
    /// @param found those of now; one that was there before keeps the time at which it was first seen
    Text merged(String before, Predicate<String> touched, List<Finding> found, Instant now) {
        try {
            var all = json.createArrayNode();
            var seen = new HashMap<JsonNode, String>();
            for (var old : json.readTree(before)) {
                var ref = old.path(ENTITY).asText("");
                if (!ref.isEmpty() && !touched.test(ref) && all.size() < most) {
                    all.add(old);
                }
                seen.put(
                        ((ObjectNode) old.deepCopy()).without(FIRST_SEEN),
                        old.path(FIRST_SEEN).asText());
            }
            for (var finding :
                    found.stream().limit(Math.max(0, most - all.size())).toList()) {
                ObjectNode node = json.valueToTree(finding);
                var at = seen.getOrDefault(node.deepCopy().without(FIRST_SEEN), now.toString());
                all.add(node.put(FIRST_SEEN, at));
            }
            return new Text(json.writeValueAsString(all), all.size());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("findings are always JSON", e);
        }
    }

    /// @param json an array
    record Text(String json, int size) {}
}
