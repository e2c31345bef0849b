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
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
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
        var route = "by-name/%s/%s/%s".formatted(ref.kind(), ref.namespace(), ref.name());
        var response = send(request(tenant, route, bearer).build());
        return switch (response.statusCode()) {
            case 200 -> Optional.of(Json.read(response.body(), JsonNode.class));
            case 404 -> Optional.empty();
            default -> throw unavailable();
        };
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
        return items(answer(tenant, body, bearer));
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
        var response = post(tenant, "by-refs", body, bearer);
        if (response.statusCode() != 200) {
            throw unavailable();
        }
        return items(Json.read(response.body(), JsonNode.class)).stream()
                .filter(JsonNode::isObject)
                .toList();
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
        var answer = answer(tenant, body, bearer);
        var next = answer.path("pageInfo").path("nextCursor").asText("");
        return new EntityPage(items(answer), next.isEmpty() ? null : next);
    }

    /// Asks the catalog by its own query.
    ///
    /// @param body as `POST entities/by-query` takes it
    /// @param bearer token of the member or of the installation that asks
    /// @throws ProblemException `unavailable` when the catalog does not answer
    public Found ask(Slug tenant, JsonNode body, String bearer) {
        var response = post(tenant, "by-query", body, bearer);
        return switch (response.statusCode()) {
            case 200 -> new Found.Page(Json.read(response.body(), JsonNode.class));
            case 400 -> new Found.Refused(sentence(response.body()));
            default -> throw unavailable();
        };
    }

    /// What came of a query.
    public sealed interface Found {
        /// @param page as the catalog answers it: `items`, `totalItems`, `pageInfo`
        record Page(JsonNode page) implements Found {}

        /// @param sentence on what is wrong with the query
        record Refused(String sentence) implements Found {}
    }

    /// @param next cursor of the next page; null on the last one
    public record EntityPage(List<JsonNode> items, @Nullable String next) {
        public EntityPage {
            items = List.copyOf(items);
        }
    }

    /// The reference that an entity says it has; empty when that is none.
    public static Optional<EntityRef> refOf(JsonNode entity) {
        var metadata = entity.path("metadata");
        var ref = "%s:%s/%s"
                .formatted(
                        entity.path("kind").asText(),
                        metadata.path("namespace").asText("default"),
                        metadata.path("name").asText());
        try {
            return Optional.of(EntityRef.parse(ref.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private JsonNode answer(Slug tenant, JsonNode body, String bearer) {
        return switch (ask(tenant, body, bearer)) {
            case Found.Page(var page) -> page;
            case Found.Refused _ -> throw unavailable();
        };
    }

    private static List<JsonNode> items(JsonNode answer) {
        return answer.path("items").valueStream().toList();
    }

    // In Backstage's envelope.
    private static String sentence(byte[] body) {
        try {
            return Json.read(body, JsonNode.class).path("error").path("message").asText("The query is not valid.");
        } catch (IllegalArgumentException e) {
            return "The query is not valid.";
        }
    }

    private HttpResponse<byte[]> post(Slug tenant, String route, JsonNode body, String bearer) {
        return send(request(tenant, route, bearer)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.write(body)))
                .build());
    }

    private HttpRequest.Builder request(Slug tenant, String route, String bearer) {
        return HttpRequest.newBuilder(catalog.resolve("/api/tenants/" + tenant + "/catalog/entities/" + route))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + bearer)
                .header("Accept", "application/json");
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return Traces.send(http, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(Common.UNAVAILABLE, "The catalog does not answer right now.");
    }
}
