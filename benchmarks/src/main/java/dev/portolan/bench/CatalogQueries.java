package dev.portolan.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The questions that the catalog is measured by. Each is made anew for each request, with other names and words.
final class CatalogQueries {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int REFS = 50;

    private final CatalogGenerator catalog;
    private final Random random = new Random(1);

    CatalogQueries(CatalogGenerator catalog) {
        this.catalog = catalog;
    }

    /// By their names, in the order of the table.
    Map<String, Function<Integer, Request>> all() {
        var all = new LinkedHashMap<String, Function<Integer, Request>>();
        all.put("by-name", _ -> get("/entities/by-name/" + path(any())));
        all.put("page of 20 components", _ -> get("/entities/by-query?limit=20&filter=kind%3Dcomponent"));
        all.put(
                "page of 20 ordered by name",
                _ -> get("/entities/by-query?limit=20&filter=kind%3Dcomponent&orderField=metadata.name%2Casc"));
        all.put(
                "page of 20 with text",
                _ -> get("/entities/by-query?limit=20&filter=kind%3Dcomponent"
                        + "&fullTextFilterFields=metadata.name,metadata.title&fullTextFilterTerm=" + word() + "-"
                        + word().substring(0, 3)));
        all.put(
                "count only",
                turn -> get("/entities/by-query?limit=0&filter=kind%3Dcomponent%2Cspec.type%3D" + type(turn)));
        all.put("facets of kind and type", _ -> get("/entity-facets?facet=kind&facet=spec.type"));
        all.put("by-refs of 50", _ -> post("/entities/by-refs", refs()));
        all.put("all components of a type", _ -> get("/entities?filter=kind%3Dcomponent%2Cspec.type%3Dservice"));
        all.put("ancestry", _ -> get("/entities/by-name/" + path(any()) + "/ancestry"));
        all.put("disjunction of two selective branches, ordered", _ -> post("/entities/by-query", disjunction()));
        return all;
    }

    /// A page of the walk through everything.
    static Request walk(@Nullable String cursor) {
        return get("/entities/by-query?limit=500"
                + (cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
    }

    private JsonNode refs() {
        var body = JSON.objectNode();
        var refs = body.putArray("entityRefs");
        for (var i = 0; i < REFS; i++) {
            refs.add(catalog.ref(any()));
        }
        return body;
    }

    private JsonNode disjunction() {
        var body = JSON.objectNode().put("limit", 20);
        var any = body.putObject("query").putArray("$any");
        any.addObject().put("relations.ownedBy", "group:default/" + catalog.group(random.nextInt(1_000_000)));
        any.addObject().put("metadata.name", CatalogGenerator.name(any()));
        body.putArray("orderBy").addObject().put("field", "metadata.title").put("order", "asc");
        return body;
    }

    private int any() {
        return random.nextInt(catalog.size());
    }

    private String word() {
        return CatalogGenerator.WORDS.get(random.nextInt(CatalogGenerator.WORDS.size()));
    }

    private static String type(int turn) {
        return CatalogGenerator.TYPES.get(turn % CatalogGenerator.TYPES.size());
    }

    private static String path(int index) {
        return CatalogGenerator.kind(index) + "/default/" + CatalogGenerator.name(index);
    }

    private static Request get(String path) {
        return new Request("GET", path, null);
    }

    private static Request post(String path, JsonNode body) {
        try {
            return new Request("POST", path, new ObjectMapper().writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @param path below `/catalog`
    record Request(String method, String path, byte @Nullable [] body) {}
}
