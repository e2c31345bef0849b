package dev.portolan.catalog.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.portolan.catalog.model.Ref;
import dev.portolan.catalog.search.LabelCounts.Count;
import dev.portolan.catalog.search.TenantIndex.Place;
import dev.portolan.contracts.Permissions;
import dev.portolan.kernel.identity.Caller;
import dev.portolan.kernel.paging.Cursor;
import dev.portolan.kernel.problems.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Open to every member of the tenant: who may not read entities finds none.
@Path("/api/tenants/{tenant}/search")
@RunOnVirtualThread
@PermitAll
class SearchResource {
    private static final int MOST_VALUES = 50;
    private static final int LONGEST_TEXT = 2_000;

    private final SearchService search;
    private final Caller caller;

    SearchResource(SearchService search, Caller caller) {
        this.search = search;
        this.caller = caller;
    }

    /// Finds entities, and documents of plugins, by name, title, tags, owner and description: what matches best first.
    @GET
    public Results search(
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("kind") @Size(max = MOST_VALUES) List<String> kinds,
            @QueryParam("type") @Size(max = MOST_VALUES) List<String> types,
            @QueryParam("owner") @Size(max = MOST_VALUES) List<String> owners,
            @QueryParam("tag") @Size(max = MOST_VALUES) List<String> tags,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var filters = Map.of(Label.KIND, kinds, Label.TYPE, types, Label.OWNER, owners, Label.TAG, tags);
        var question = Question.of(text, filters, limit);
        var after = cursor == null ? null : place(cursor);
        if (!caller.may(Permissions.CATALOG_ENTITY_READ)) {
            return Results.NONE;
        }
        return Results.of(search.search(question, after));
    }

    private static Place place(String cursor) {
        var parts = Cursor.decode(cursor, 4);
        try {
            return new Place(
                    Breadth.valueOf(parts.get(0)),
                    Float.parseFloat(parts.get(1)),
                    Float.parseFloat(parts.get(2)),
                    parts.get(3));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(
                    "cursor", "is not a cursor of this search; leave it out to start at the beginning");
        }
    }

    private static String cursor(Place place) {
        return Cursor.encode(place.breadth(), place.score(), place.length(), place.key());
    }

    /// @param total of all pages together
    /// @param next cursor of the next page; absent on the last one
    /// @param facets by label: `kind`, `type`, `owner`, `tag`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Results(List<Item> items, int total, @Nullable String next, Map<String, List<Count>> facets) {
        static final Results NONE = new Results(List.of(), 0, null, facets(Map.of()));

        static Results of(SearchService.Results found) {
            return new Results(
                    found.items().stream()
                            .map(one -> Item.of(one, found.highlights()))
                            .toList(),
                    found.total(),
                    found.next().map(SearchResource::cursor).orElse(null),
                    facets(found.facets()));
        }

        private static Map<String, List<Count>> facets(Map<Label, List<Count>> counts) {
            var facets = new LinkedHashMap<String, List<Count>>();
            for (var label : Label.values()) {
                facets.put(label.key(), counts.getOrDefault(label, List.of()));
            }
            return facets;
        }
    }

    /// @param ref of the entity, or of the one that a plugin's document is about; absent where there is none
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @Nullable String ref,
            @JsonUnwrapped Name name,
            @Nullable String title,
            @Nullable String description,
            @JsonUnwrapped Labels labels,
            @JsonUnwrapped Found found) {
        static Item of(SearchService.Found found, Highlights highlights) {
            var document = found.document();
            var text = document.text();
            var labels = document.labels();
            var origin = document.origin();
            return new Item(
                    origin.source() == null ? document.key() : origin.entity(),
                    Name.of(document),
                    text.title(),
                    text.description() == null ? null : EntityDocument.shortened(text.description(), LONGEST_TEXT),
                    new Labels(labels.type(), labels.owner(), text.tags()),
                    new Found(
                            found.score(),
                            new Marked(
                                    highlights.in(text.name()).orElse(null),
                                    highlights.in(text.title()).orElse(null),
                                    highlights.in(text.description()).orElse(null)),
                            origin.source(),
                            origin.href()));
        }
    }

    /// @param highlights HTML with what was looked for in `mark` elements; absent where nothing was found in the text
    /// @param source `publisher/plugin/extension` whose document it is; absent for entities
    /// @param href where that document is: a path of the portal or an address
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Found(
            float score,
            Marked highlights,
            @Nullable String source,
            @Nullable String href) {}

    /// @param kind `document` for a plugin's, which has no namespace
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Name(String kind, @Nullable String namespace, String name) {
        static Name of(SearchDocument document) {
            var kind = document.labels().kind();
            if (document.origin().source() != null) {
                return new Name(
                        kind == null ? "document" : kind, null, document.text().name());
            }
            var ref = Ref.parse(document.key());
            return new Name(
                    kind == null ? ref.kind() : kind,
                    ref.namespace(),
                    document.text().name());
        }
    }

    /// @param owner reference of who owns it
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Labels(@Nullable String type, @Nullable String owner, List<String> tags) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Marked(
            @Nullable String name,
            @Nullable String title,
            @Nullable String description) {}
}
