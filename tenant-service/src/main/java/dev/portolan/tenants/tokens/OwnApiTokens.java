package dev.portolan.tenants.tokens;

import dev.portolan.kernel.identity.ApiTokenExchange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Exchanges API tokens that this service itself is sent, without a call to itself.
@ApplicationScoped
class OwnApiTokens implements ApiTokenExchange {
    private final TokenService tokens;

    OwnApiTokens(TokenService tokens) {
        this.tokens = tokens;
    }

    @Override
    public Optional<String> exchange(String apiToken) {
        return tokens.forApiToken(apiToken).map(IssuedToken::value);
    }
}
