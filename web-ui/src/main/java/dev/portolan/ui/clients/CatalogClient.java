package dev.portolan.ui.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Catalog.EntityPage;
import dev.portolan.ui.clients.Catalog.Facets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Calls catalog-service. Every method blocks and throws [ProblemException].
@ApplicationScoped
public class CatalogClient {
    private static final Http.Service SERVICE = Http.Service.CATALOG;
    private static final String ROW_FIELDS = "kind,metadata.name,metadata.namespace,metadata.title,"
            + "metadata.description,metadata.tags,spec.type,spec.lifecycle,spec.profile.displayName,relations";

    private final Http http;
    private final ServicesConfig config;

    CatalogClient(Http http, ServicesConfig config) {
        this.http = http;
        this.config = config;
    }

    /// One page of entities by name.
    ///
    /// @param cursor of the page before; null for the first
    public EntityPage entities(Slug tenant, TokenSource tokens, EntityQuery query, int limit, @Nullable String cursor) {
        var address = api(tenant, "entities", "by-query").with("limit", Integer.toString(limit));
        if (cursor == null) {
            address.with("filter", query.filter())
                    .with("orderField", "metadata.name,asc")
                    .with("fields", ROW_FIELDS);
            if (!query.text().isBlank()) {
                address.with("fullTextFilterTerm", query.text())
                        .with("fullTextFilterFields", "metadata.name,metadata.title,metadata.description");
            }
        } else {
            address.with("cursor", cursor).with("fields", ROW_FIELDS);
        }
        return http.get(SERVICE, address, tokens, EntityPage.class);
    }

    /// How often each value occurs.
    ///
    /// @param kind only entities of this kind; empty for all
    public Facets facets(Slug tenant, TokenSource tokens, String kind, List<String> facets) {
        var address = api(tenant, "entity-facets");
        facets.forEach(facet -> address.with("facet", facet));
        if (!kind.isBlank()) {
            address.with("filter", "kind=" + kind);
        }
        return http.get(SERVICE, address, tokens, Facets.class);
    }

    public Entity entity(Slug tenant, TokenSource tokens, EntityRef ref) {
        var address = api(tenant, "entities", "by-name", ref.kind(), ref.namespace(), ref.name());
        return new Entity(http.get(SERVICE, address, tokens, JsonNode.class));
    }

    /// The names of entities; those that there are.
    ///
    /// @param refs at most 200 of them are looked up
    public List<Entity> named(Slug tenant, TokenSource tokens, List<EntityRef> refs) {
        var body = Map.of(
                "entityRefs",
                refs.stream().limit(200).map(EntityRef::toString).toList(),
                "fields",
                List.of("kind", "metadata.name", "metadata.namespace", "metadata.title", "spec.profile.displayName"));
        var found = new ArrayList<Entity>();
        http.send(SERVICE, "POST", api(tenant, "entities", "by-refs"), tokens, body, JsonNode.class)
                .path("items")
                .forEach(item -> {
                    if (item.isObject()) {
                        found.add(new Entity(item));
                    }
                });
        return found;
    }

    /// Asks that the entity be read again soon.
    public void refresh(Slug tenant, TokenSource tokens, EntityRef ref) {
        var body = Map.of("entityRef", ref.toString());
        var _ = http.send(SERVICE, "POST", api(tenant, "refresh"), tokens, body, Void.class);
    }

    private Address api(Slug tenant, String... segments) {
        var all = new String[segments.length + 4];
        all[0] = "api";
        all[1] = "tenants";
        all[2] = tenant.value();
        all[3] = "catalog";
        System.arraycopy(segments, 0, all, 4, segments.length);
        return Address.of(config.catalogServiceUrl(), all);
    }
}
