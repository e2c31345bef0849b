package dev.portolan.kernel.identity;

import dev.portolan.contracts.Slug;
import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// Gets tokens for calls to other services, by this service's client credentials, and keeps them until shortly before
/// they expire.
@ApplicationScoped
public class ServiceTokens {
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final int MOST_KEPT = 10_000;

    private final Map<Map<String, String>, Token> kept = new ConcurrentHashMap<>();
    private final TokenEndpoint endpoint;
    private final InstantSource time;

    ServiceTokens(TokenEndpoint endpoint, InstantSource time) {
        this.endpoint = endpoint;
        this.time = time;
    }

    /// A token for `/internal/**` of one service.
    ///
    /// @throws ProblemException `unavailable` when tenant-service does not give one
    public String forAudience(String service) {
        return token(Map.of("audience", service));
    }

    /// A token that acts within a tenant with these permissions and no more.
    ///
    /// @param actor for example `plugin:portolan/uptime`
    /// @throws ProblemException `unavailable` when tenant-service does not give one
    public String forTenant(Slug tenant, String actor, Collection<String> permissions) {
        var scope = "tenant:" + tenant + " " + String.join(" ", new TreeSet<>(permissions));
        return token(Map.of("scope", scope.strip(), "actor", actor));
    }

    private String token(Map<String, String> wanted) {
        var now = time.instant();
        var token = kept.get(wanted);
        if (token == null || !token.goodAt(now)) {
            token = fetch(wanted, now);
            if (kept.size() >= MOST_KEPT) {
                kept.values().removeIf(old -> !old.goodAt(now));
            }
            kept.put(wanted, token);
        }
        return token.text();
    }

    private Token fetch(Map<String, String> wanted, Instant now) {
        var form = new TreeMap<>(wanted);
        form.put("grant_type", "client_credentials");
        var answer = endpoint.ask(form);
        if (answer.status() != 200) {
            throw new ProblemException(
                    Common.UNAVAILABLE, "tenant-service gave no token (status " + answer.status() + ").");
        }
        var life = Duration.ofSeconds(answer.body().path("expires_in").asLong());
        return new Token(
                answer.body().path("access_token").asText(), now.plus(life).minus(MARGIN));
    }

    private record Token(String text, Instant until) {
        boolean goodAt(Instant now) {
            return now.isBefore(until);
        }
    }
}
