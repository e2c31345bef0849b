package dev.portolan.plugins.entities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.portolan.contracts.EntityRef;
import dev.portolan.contracts.Slug;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.streams.Json;
import dev.portolan.streams.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Reads entities from catalog-service, in the name of whoever's token is given. Waits 3 s and reads 2 MiB at most;
/// does not repeat.
@ApplicationScoped
public class EntityClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final long MOST_BYTES = 2L * 1024 * 1024;
    private static final int MOST_REFS = 100;

    private static final List<String> NAMES =
            List.of("kind", "metadata.namespace", "metadata.name", "metadata.title", "spec.profile.displayName");
    private static final List<String> SEARCHED = List.of("metadata.name", "metadata.title", "spec.profile.displayName");

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final URI catalog;

    EntityClient(@ConfigProperty(name = "portolan.services.catalog-service") URI catalog) {
        this.catalog = catalog;
    }

    /// @param bearer token of the member or of the installation that asks
    /// @return empty when there is no such entity, or the token may not see it
    /// @throws ProblemException `unavailable` when the catalog does not answer
    public Optional<JsonNode> get(Slug tenant, EntityRef ref, String bearer) {
        var path = "/api/tenants/%s/catalog/entities/by-name/%s/%s/%s"
                .formatted(tenant, ref.kind(), ref.namespace(), ref.name());
        var request = HttpRequest.newBuilder(catalog.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + bearer)
                .header("Accept", "application/json")
                .build();
        try {
            var response = Traces.send(http, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
            return switch (response.statusCode()) {
                case 200 -> Optional.of(Json.read(response.body(), JsonNode.class));
                case 404 -> Optional.empty();
                default -> throw unavailable();
            };
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /// Finds entities by a predicate of the catalog's language, with what it takes to name them, by their names.
    ///
    /// @param text part of a name or title; null for all
    /// @param bearer token of the member who asks
    /// @throws ProblemException `unavailable` when the catalog does not answer, or not like this
    public List<JsonNode> query(Slug tenant, JsonNode predicate, @Nullable String text, int most, String bearer) {
        var body = JsonNodeFactory.instance.objectNode().put("limit", most).put("totalItems", "exclude");
        body.set("query", predicate);
        NAMES.forEach(body.putArray("fields")::add);
        body.putArray("orderBy").addObject().put("field", "metadata.name").put("order", "asc");
        if (text != null) {
            var filter = body.putObject("fullTextFilter").put("term", text);
            SEARCHED.forEach(filter.putArray("fields")::add);
        }
        var path = "/api/tenants/%s/catalog/entities/by-query".formatted(tenant);
        var request = HttpRequest.newBuilder(catalog.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
                .build();
        try {
            var response = Traces.send(http, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
            if (response.statusCode() != 200) {
                throw unavailable();
            }
            var items = new ArrayList<JsonNode>();
            Json.read(response.body(), JsonNode.class).path("items").forEach(items::add);
            return items;
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /// Finds entities by their references, 100 at most.
    ///
    /// @param fields what is wanted of them
    /// @param bearer token of whoever asks
    /// @return those that there are, in no order
    /// @throws ProblemException `unavailable` when the catalog does not answer, or not like this
    public List<JsonNode> byRefs(Slug tenant, List<String> refs, List<String> fields, String bearer) {
        var body = JsonNodeFactory.instance.objectNode();
        refs.stream().limit(MOST_REFS).forEach(body.putArray("entityRefs")::add);
        fields.forEach(body.putArray("fields")::add);
        var request = HttpRequest.newBuilder(
                        catalog.resolve("/api/tenants/%s/catalog/entities/by-refs".formatted(tenant)))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
                .build();
        try {
            var response = Traces.send(http, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
            if (response.statusCode() != 200) {
                throw unavailable();
            }
            var items = new ArrayList<JsonNode>();
            Json.read(response.body(), JsonNode.class).path("items").forEach(item -> {
                if (item.isObject()) {
                    items.add(item);
                }
            });
            return items;
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /// Whole entities by a predicate of the catalog's language, a page at a time.
    ///
    /// @param predicate `{}` for all
    /// @param cursor of the page before; null to begin
    /// @param bearer token of whoever asks
    /// @throws ProblemException `unavailable` when the catalog does not answer, or not like this
    public EntityPage page(Slug tenant, JsonNode predicate, @Nullable String cursor, int size, String bearer) {
        var body = JsonNodeFactory.instance.objectNode().put("limit", size).put("totalItems", "exclude");
        if (cursor != null) {
            body.put("cursor", cursor);
        } else if (!predicate.isEmpty()) {
            body.set("query", predicate);
        }
        var path = "/api/tenants/%s/catalog/entities/by-query".formatted(tenant);
        var request = HttpRequest.newBuilder(catalog.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
                .build();
        try {
            var response = Traces.send(http, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
            if (response.statusCode() != 200) {
                throw unavailable();
            }
            var answer = Json.read(response.body(), JsonNode.class);
            var items = new ArrayList<JsonNode>();
            answer.path("items").forEach(items::add);
            var next = answer.path("pageInfo").path("nextCursor").asText("");
            return new EntityPage(items, next.isEmpty() ? null : next);
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    /// @param next cursor of the next page; null on the last one
    public record EntityPage(List<JsonNode> items, @Nullable String next) {
        public EntityPage {
            items = List.copyOf(items);
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(Common.UNAVAILABLE, "The catalog does not answer right now.");
    }
}
