package dev.portolan.plugins.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.portolan.contracts.Permissions;
import dev.portolan.contracts.Slug;
import dev.portolan.kernel.identity.ServiceTokens;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import dev.portolan.streams.Json;
import dev.portolan.streams.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Asks tenant-service who is a member. Waits 3 s for each page of 200 and reads 1 MiB of it at most; does not repeat.
/// An answer holds for half a minute. Never within a transaction.
@ApplicationScoped
public class MemberClient {
    /// In whose name the list is read.
    private static final String ACTOR = "plugin:portolan/notifications";

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration KEPT = Duration.ofSeconds(30);
    private static final long MOST_BYTES = 1L << 20;
    private static final int MOST = 5_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
    private final Cache<Slug, List<Person>> known =
            Caffeine.newBuilder().maximumSize(200).expireAfterWrite(KEPT).build();
    private final URI tenants;
    private final ServiceTokens tokens;

    MemberClient(@ConfigProperty(name = "portolan.services.tenant-service") URI tenants, ServiceTokens tokens) {
        this.tenants = tenants;
        this.tokens = tokens;
    }

    /// All members, up to 5,000.
    ///
    /// @throws ProblemException `unavailable` when tenant-service does not answer
    public List<Person> all(Slug tenant) {
        var kept = known.getIfPresent(tenant);
        if (kept != null) {
            return kept;
        }
        var read = read(tenant);
        known.put(tenant, read);
        return read;
    }

    private List<Person> read(Slug tenant) {
        var token = tokens.forTenant(tenant, ACTOR, List.of(Permissions.MEMBER_READ));
        var all = new ArrayList<Person>();
        var cursor = "";
        do {
            var page = page(tenant, cursor, token);
            page.path("items").forEach(member -> all.add(Person.of(member)));
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty() && all.size() < MOST);
        return List.copyOf(all);
    }

    private JsonNode page(Slug tenant, String cursor, String token) {
        var query = cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(
                        tenants.resolve("/api/tenants/%s/members?limit=200%s".formatted(tenant, query)))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build();
        try {
            var response = Traces.send(http, request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
            if (response.statusCode() != 200) {
                throw unavailable();
            }
            return Json.read(response.body(), JsonNode.class);
        } catch (IOException e) {
            throw unavailable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static ProblemException unavailable() {
        return new ProblemException(Common.UNAVAILABLE, "The list of members does not answer right now.");
    }
}
