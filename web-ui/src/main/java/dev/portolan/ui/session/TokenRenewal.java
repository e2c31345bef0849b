package dev.portolan.ui.session;

import dev.portolan.contracts.Slug;
import dev.portolan.ui.clients.Account;
import dev.portolan.ui.clients.AccountClient;
import dev.portolan.ui.clients.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Gets new tokens shortly before the old ones end.
@ApplicationScoped
class TokenRenewal {
    private static final Duration EARLY = Duration.ofSeconds(30);

    private final KeycloakClient keycloak;
    private final AccountClient accounts;
    private final InstantSource time;

    TokenRenewal(KeycloakClient keycloak, AccountClient accounts, InstantSource time) {
        this.keycloak = keycloak;
        this.accounts = accounts;
        this.time = time;
    }

    boolean endsSoon(Instant expiresAt) {
        return time.instant().plus(EARLY).isAfter(expiresAt);
    }

    /// The same tokens, or new ones when they end soon.
    KeycloakTokens fresh(KeycloakTokens tokens) {
        if (!endsSoon(tokens.expiresAt())) {
            return tokens;
        }
        var refresh = tokens.refresh();
        if (refresh != null) {
            var newer = keycloak.renew(refresh);
            if (newer.isPresent()) {
                return newer.get();
            }
        }
        if (time.instant().isBefore(tokens.expiresAt())) {
            return tokens;
        }
        throw new ProblemException(401, "unauthenticated", "Your session has ended. Sign in again.", List.of());
    }

    Account.Token exchange(Person person, Slug tenant) {
        return accounts.exchange(person.accessToken(), tenant);
    }

    Account.Token exchangeForStaff(Person person) {
        return accounts.exchangeForStaff(person.accessToken());
    }
}
