package dev.portolan.kernel.identity;

import dev.portolan.kernel.problems.Common;
import dev.portolan.kernel.problems.ProblemException;
import io.quarkus.arc.DefaultBean;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Asks tenant-service, by RFC 8693 and this service's client credentials.
@ApplicationScoped
@DefaultBean
class RemoteApiTokens implements ApiTokenExchange {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final String API_TOKEN = "urn:portolan:params:oauth:token-type:api-token";

    private final TokenEndpoint endpoint;

    RemoteApiTokens(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Optional<String> exchange(String apiToken) {
        var answer = endpoint.ask(
                Map.of("grant_type", EXCHANGE, "subject_token_type", API_TOKEN, "subject_token", apiToken));
        return switch (answer.status()) {
            case 200 -> Optional.of(answer.body().path("access_token").asText());
            case 400, 404 -> Optional.empty();
            default -> {
                Log.warnf("tenant-service answers an API token's exchange with status=%d", answer.status());
                throw ProblemException.retryAfter(
                        Common.UNAVAILABLE, "API tokens cannot be checked right now.", Duration.ofSeconds(2));
            }
        };
    }
}
