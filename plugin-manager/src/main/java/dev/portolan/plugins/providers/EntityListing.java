package dev.portolan.plugins.providers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.plugins.shares.Listed;
import dev.portolan.plugins.shares.Listing;
import dev.portolan.plugins.shares.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads what a provider says of its entities, `{type, entities, removed, next, progress}`. The entities themselves are
/// the catalog's to check.
final class EntityListing {
    private static final Set<String> MEMBERS = Set.of("type", "entities", "removed", "next", "progress");

    private EntityListing() {}

    /// @throws IllegalArgumentException with a sentence on what is wrong
    static Listing<JsonNode> read(JsonNode value) {
        Listed.only(value, MEMBERS);
        var type = value.path("type").asText();
        if (!type.equals("full") && !type.equals("delta")) {
            throw new IllegalArgumentException(
                    "`type` must be \"full\" or \"delta\", but is " + value.path("type") + ".");
        }
        var page = new Page<>(Listed.objects(value, "entities"), removed(value), List.of(), Listed.progress(value));
        return new Listing<>(type.equals("full"), page, Listed.next(value));
    }

    private static List<String> removed(JsonNode value) {
        var refs = new ArrayList<String>();
        for (var text : Listed.texts(value, "removed")) {
            try {
                refs.add(EntityRef.parse(text).toString());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("`removed[" + refs.size() + "]` " + e.getMessage() + ".", e);
            }
        }
        return refs;
    }
}
