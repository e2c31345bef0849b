package dev.portolan.catalog.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.catalog.config.CatalogConfig;
import dev.portolan.kernel.egress.Fetched;
import dev.portolan.kernel.egress.GuardedHttp;
import dev.portolan.kernel.egress.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the catalog of another portal, through the guard of the way out. What may pass by itself is tried again.
@ApplicationScoped
class OldPortalClient {
    private static final int REDIRECTS = 3;
    private static final int SMALLER = 4;

    private final GuardedHttp http;
    private final ObjectMapper json;
    private final CatalogConfig.Importing config;

    OldPortalClient(GuardedHttp http, ObjectMapper json, CatalogConfig config) {
        this.http = http;
        this.json = json;
        this.config = config.importing();
    }

    /// Reads one page of entities. A page that is too large is asked for again with fewer entities.
    ///
    /// @param cursor of the page before; null at the beginning
    /// @throws ReadingFailed when it cannot be had
    EntityPage entities(OldPortal portal, @Nullable String token, @Nullable String cursor) {
        for (var size = config.pageSize(); ; size = Math.max(1, size / SMALLER)) {
            var place = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
            var url = portal.at("/entities/by-query?limit=" + size + place);
            switch (fetch(url, token)) {
                case Fetched.Response response -> {
                    return page(url, parse(url, response));
                }
                case Fetched.Refused(var rule, var sentence) -> {
                    if (rule != Fetched.Rule.TOO_LARGE || size == 1) {
                        throw new ReadingFailed(sentence);
                    }
                }
                case Fetched.Failed failed -> throw new ReadingFailed(failed.sentence());
            }
        }
    }

    private static EntityPage page(URI url, JsonNode body) {
        var items = body.path("items");
        if (!items.isArray()) {
            throw new ReadingFailed(
                    "%s did not answer a page of entities. Is it the address of a Backstage?".formatted(told(url)));
        }
        var total = body.path("totalItems");
        var next = body.path("pageInfo").path("nextCursor");
        return new EntityPage(
                items.valueStream().toList(),
                total.canConvertToInt() ? total.intValue() : null,
                next.isTextual() && !items.isEmpty() ? next.textValue() : null);
    }

    /// Reads the locations that are registered there.
    ///
    /// @throws ReadingFailed when they cannot be had
    List<RegisteredLocation> locations(OldPortal portal, @Nullable String token) {
        var url = portal.at("/locations");
        return switch (fetch(url, token)) {
            case Fetched.Response response ->
                parse(url, response)
                        .valueStream()
                        .map(entry -> new RegisteredLocation(
                                entry.path("data").path("type").asText(),
                                entry.path("data").path("target").asText()))
                        .toList();
            case Fetched.Refused refused -> throw new ReadingFailed(refused.sentence());
            case Fetched.Failed failed -> throw new ReadingFailed(failed.sentence());
        };
    }

    private Fetched fetch(URI url, @Nullable String token) {
        var request = Request.get(url)
                .within(new Request.Limits(config.maxPageBytes(), config.fetchTimeout(), REDIRECTS))
                .withHeader("accept", "application/json");
        // A token does not go out where anybody could read it on the way.
        request = token == null ? request.plainHttpToo() : request.withHeader("authorization", "Bearer " + token);
        var answer = http.fetch(request);
        for (var attempt = 1; attempt < config.attempts() && mayPass(answer); attempt++) {
            pause(attempt);
            answer = http.fetch(request);
        }
        return answer;
    }

    private static boolean mayPass(Fetched answer) {
        return switch (answer) {
            case Fetched.Response response -> response.status() >= 500 || response.status() == 429;
            case Fetched.Failed failed -> failed.fault() != Fetched.Fault.INTERRUPTED;
            case Fetched.Refused _ -> false;
        };
    }

    private void pause(int attempt) {
        try {
            Thread.sleep(config.pause().multipliedBy(attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadingFailed("The reading was stopped.", e);
        }
    }

    private JsonNode parse(URI url, Fetched.Response response) {
        switch (response.status()) {
            case 200 -> {
                // below
            }
            case 401, 403 ->
                throw new ReadingFailed("%s answered %d: it does not accept the token, or needs one."
                        .formatted(told(url), response.status()));
            case 404 ->
                throw new ReadingFailed("%s answered 404. Is it the address of a Backstage?".formatted(told(url)));
            default -> throw new ReadingFailed("%s answered %d.".formatted(told(url), response.status()));
        }
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new ReadingFailed(
                    "What %s answered is not JSON%s."
                            .formatted(
                                    told(url),
                                    place == null
                                            ? ""
                                            : " at line %d, column %d"
                                                    .formatted(place.getLineNr(), place.getColumnNr())),
                    e);
        } catch (IOException e) {
            throw new ReadingFailed("What %s answered cannot be read.".formatted(told(url)), e);
        }
    }

    private static String told(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
    }

    /// @param total of all pages; null where the other side does not count
    /// @param next cursor of the next page; null on the last one
    record EntityPage(
            List<JsonNode> items,
            @Nullable Integer total,
            @Nullable String next) {}

    record RegisteredLocation(String type, String target) {}

    /// The catalog could not be read. The message is for people, and never has the token in it.
    static final class ReadingFailed extends RuntimeException {
        ReadingFailed(String sentence) {
            super(sentence);
        }

        ReadingFailed(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
